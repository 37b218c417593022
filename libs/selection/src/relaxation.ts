import type { QuotaName } from './pool.js';
import { quotaCounts, type Composition } from './person-types.js';
import { panelRows } from './panel-oracle.js';
import { buildModel, solve, type Column, type Highs } from './solver.js';
import { assertSeats } from './verify.js';

/** One change of one bound of a quota. */
export interface Relaxation extends QuotaName {
  bound: 'min' | 'max';
  from: number;
  to: number;
}

/** What one step of a change weighs: small groups' minima are the dearest, so that they are given up last. */
export function stepWeight(bound: 'min' | 'max', from: number): number {
  return bound === 'max' ? 1 : 1 + 2 / from;
}

/**
 * One cheapest set of changes after which some panel meets the quotas; empty when some panel meets them already.
 * Undefined when time ran out. There can be others of the same weight: present it as one possible change.
 *
 * The elastic programme `min sum (1 + 2 / l) d + sum e` with `l - d <= count <= u + e`, all whole numbers. A maximum
 * of 0 is how organisers exclude people, so such a quota is opened only if nothing else helps. Expects sound input.
 */
export function cheapestRelaxation(highs: Highs, composition: Composition, seconds: number): Relaxation[] | undefined {
  return relax(highs, composition, seconds, false) ?? relax(highs, composition, seconds, true);
}

function relax(highs: Highs, composition: Composition, seconds: number, openExclusions: boolean) {
  const { types, quotas, size } = composition;
  const seatColumns: Column[] = types.map((type) => ({ cost: 0, lower: 0, upper: type.ids.length }));
  const lowered: Column[] = quotas.map(({ min }) => ({
    cost: min > 0 ? stepWeight('min', min) : 0,
    lower: 0,
    upper: min,
  }));
  const raised: Column[] = quotas.map(({ max }) => ({
    cost: stepWeight('max', max),
    lower: 0,
    upper: max === 0 && !openExclusions ? 0 : size,
  }));
  const [all, ...plain] = panelRows(composition);
  const rows = plain.flatMap((row, q) => [
    { ...row, upper: Infinity, columns: [...row.columns, types.length + q], values: [...row.values, 1] },
    {
      ...row,
      lower: -Infinity,
      columns: [...row.columns, types.length + quotas.length + q],
      values: [...row.values, -1],
    },
  ]);
  const model = buildModel(highs, [...seatColumns, ...lowered, ...raised], all ? [all, ...rows] : rows, {
    maximise: false,
    integer: true,
  });
  try {
    model.options.set('mip_rel_gap', 0);
    if (solve(highs, model, seconds) !== 'optimal') return undefined;
    const seats = Array.from(model.getSolution().colValue.slice(0, types.length), (seat) => Math.round(seat));
    return changesFor(composition, seats);
  } finally {
    model.dispose();
  }
}

// Read off the counts of the panel found, not off the columns d and e: whole numbers, and never more than needed.
function changesFor(composition: Composition, seats: number[]): Relaxation[] {
  const changes: Relaxation[] = [];
  const opened = composition.quotas.map((quota) => ({ ...quota }));
  quotaCounts(composition, seats).forEach((count, q) => {
    const quota = opened[q];
    if (!quota) return;
    const { attribute, value, min, max } = quota;
    if (count < min) changes.push({ attribute, value, bound: 'min', from: min, to: (quota.min = count) });
    if (count > max) changes.push({ attribute, value, bound: 'max', from: max, to: (quota.max = count) });
  });
  assertSeats({ ...composition, quotas: opened }, seats);
  return changes;
}
