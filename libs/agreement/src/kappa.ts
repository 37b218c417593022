import type { Reliability, Undefined } from './values.js';

export interface Kappa {
  defined: true;
  kappa: number;
  /** The share of units on which the coders agree. */
  observed: number;
  /** The share on which they would by chance, each keeping to their own habit. */
  expected: number;
  units: number;
}

/** How much two values count as a disagreement, 0 to 1; unweighted kappa counts every difference as 1. */
export type Weight = (row: number, column: number) => number;

/**
 * Cohen's kappa of a square table of counts (Cohen 1960; weighted as Cohen 1968): rows the one coder's values, columns
 * the other's, in the same order.
 */
export function kappaOfMatrix(matrix: readonly (readonly number[])[], weight?: Weight): Kappa | Undefined {
  const counts = matrix.flatMap((row, at) => row.map((count, column) => ({ at, column, count })));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return { defined: false, why: 'no pairs' };
  const rows = matrix.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = matrix.map((_, column) => matrix.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const differs: Weight = weight ?? ((row, column) => (row === column ? 0 : 1));
  const disagreed = counts.reduce((sum, { at, column, count }) => sum + differs(at, column) * count, 0) / total;
  const byChance =
    counts.reduce((sum, { at, column }) => sum + differs(at, column) * (rows[at] ?? 0) * (columns[column] ?? 0), 0) /
    total ** 2;
  if (byChance === 0) return { defined: false, why: 'one value' };
  return {
    defined: true,
    kappa: 1 - disagreed / byChance,
    observed: 1 - disagreed,
    expected: 1 - byChance,
    units: total,
  };
}

/**
 * Cohen's kappa of exactly two coders, over the units that both gave a value.
 *
 * @throws RangeError for any other number of coders
 */
export function cohenKappa(table: Reliability<string | number>): Kappa | Undefined {
  const [one, other] = table;
  if (!one || !other || table.length !== 2) throw new RangeError('kappa is for two coders');
  const both = one.flatMap((value, unit) => {
    const against = other[unit] ?? null;
    return value === null || against === null ? [] : [[value, against] as const];
  });
  const values = [...new Set(both.flat())];
  const at = new Map(values.map((value, index) => [value, index]));
  const matrix = values.map(() => values.map(() => 0));
  for (const [first, second] of both) {
    const [row, column] = [matrix[at.get(first) ?? 0], at.get(second) ?? 0];
    if (row) row[column] = (row[column] ?? 0) + 1;
  }
  return kappaOfMatrix(matrix);
}

/**
 * Fleiss' kappa (Fleiss 1971): one row a unit, one column a value, how many coders gave it; as many coders for every unit.
 *
 * @throws RangeError when the number of coders differs from unit to unit
 */
export function fleissKappa(table: readonly (readonly number[])[]): Kappa | Undefined {
  const sums = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const coders = sums[0] ?? 0;
  if (sums.some((sum) => sum !== coders)) throw new RangeError('Fleiss’ kappa asks as many coders of every unit');
  if (coders < 2) return { defined: false, why: 'no pairs' };
  const pairs = coders * (coders - 1);
  const observed =
    table.reduce((sum, row) => sum + row.reduce((agreed, count) => agreed + count * (count - 1), 0) / pairs, 0) /
    table.length;
  const shares = (table[0] ?? []).map(
    (_, value) => table.reduce((sum, row) => sum + (row[value] ?? 0), 0) / (coders * table.length),
  );
  const expected = shares.reduce((sum, share) => sum + share ** 2, 0);
  if (expected === 1) return { defined: false, why: 'one value' };
  return { defined: true, kappa: (observed - expected) / (1 - expected), observed, expected, units: table.length };
}
