import { differenceOf, type Metric } from './metrics.js';
import type { Difference, Reliability, Undefined } from './values.js';

/** Krippendorff's alpha with what it was made of. */
export interface Alpha {
  defined: true;
  /** 1 is perfect agreement, 0 what chance would give, below 0 worse than chance. */
  alpha: number;
  observed: number;
  expected: number;
  /** Units that at least two coders gave a value. */
  units: number;
  /** Values in those units. */
  values: number;
}

/**
 * Alpha from the values of each unit (Krippendorff, Content Analysis, 2004, section 11.3; units with fewer than two
 * values say nothing about agreement and are left out). Any number of coders, any set of values, missing ones allowed.
 *
 * @param units the values that were given to each unit, in any order of coders
 * @param difference squared difference of two values
 */
export function alphaOfUnits<Value>(
  units: readonly (readonly Value[])[],
  difference: Difference<Value>,
): Alpha | Undefined {
  const shared = units.filter((unit) => unit.length > 1);
  const all = shared.flat();
  if (all.length === 0) return { defined: false, why: 'no pairs' };
  const observed = shared.reduce((sum, unit) => sum + pairSum(unit, difference) / (unit.length - 1), 0) / all.length;
  const expected = countedPairSum(all, difference) / (all.length * (all.length - 1));
  if (expected === 0) return { defined: false, why: 'one value' };
  return {
    defined: true,
    alpha: 1 - observed / expected,
    observed,
    expected,
    units: shared.length,
    values: all.length,
  };
}

/**
 * Alpha of a table of coders × units by one of Krippendorff's metrics.
 *
 * @throws RangeError when rows differ in length, or a number is asked for and something else stands there
 */
export function krippendorffAlpha(table: Reliability<string | number>, metric: Metric): Alpha | Undefined {
  const units = unitsOf(table);
  if (metric === 'nominal') return alphaOfUnits(units, differenceOf('nominal'));
  const numbers = units.map((unit) => unit.map(toNumber));
  const counts = new Map<number, number>();
  for (const value of numbers.filter((unit) => unit.length > 1).flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
  return alphaOfUnits(numbers, differenceOf(metric, counts));
}

/** The given values of each unit, without the missing ones. */
export function unitsOf<Value>(table: Reliability<Value>): Value[][] {
  const width = table[0]?.length ?? 0;
  if (table.some((row) => row.length !== width)) throw new RangeError('every coder has as many columns as the first');
  return Array.from({ length: width }, (_, unit) =>
    table.flatMap((row) => {
      const value = row[unit];
      return value === null || value === undefined ? [] : [value];
    }),
  );
}

function toNumber(value: string | number): number {
  const number = typeof value === 'number' ? value : Number(value);
  if (!Number.isFinite(number) || (typeof value === 'string' && value.trim() === ''))
    throw new RangeError(`"${value}" is not a number`);
  return number;
}

/** The sum of differences over all ordered pairs of different places. */
function pairSum<Value>(values: readonly Value[], difference: Difference<Value>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++)
    for (let other = at + 1; other < values.length; other++)
      sum += 2 * difference(values[at] as Value, values[other] as Value);
  return sum;
}

/** As `pairSum`, but each pair of different values is looked at once, so that a large study costs no square of its size. */
function countedPairSum<Value>(values: readonly Value[], difference: Difference<Value>): number {
  const counts = new Map<unknown, { value: Value; count: number }>();
  for (const value of values) {
    const key = value instanceof Set ? [...value].sort().join('\u0000') : value;
    const kept = counts.get(key);
    if (kept) kept.count++;
    else counts.set(key, { value, count: 1 });
  }
  const kinds = [...counts.values()];
  let sum = 0;
  kinds.forEach((one, at) => {
    for (const other of kinds.slice(at + 1)) sum += 2 * one.count * other.count * difference(one.value, other.value);
  });
  return sum;
}
