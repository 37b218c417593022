/** A value that a coder gave to a unit, or null where the coder did not look. */
export type Coded<Value> = Value | null;

/** One row a coder, one column a unit; every row equally long. */
export type Reliability<Value> = readonly (readonly Coded<Value>[])[];

/** Squared difference of two values: 0 for equal ones, never negative, the same both ways. */
export type Difference<Value> = (one: Value, other: Value) => number;

/** Why there is no figure: nobody shares a unit with anybody, or all shared values are one and the same. */
export type Undefined = { defined: false; why: 'no pairs' | 'one value' };
