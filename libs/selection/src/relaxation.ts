import { nameOf, type QuotaName } from './pool.js';
import { quotaCounts, type Composition, type Seats } from './person-types.js';
import { panelRows, seatColumns, sideRows } from './panel-oracle.js';
import { buildModel, solve, type Column, type Highs, type Row } from './solver.js';
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

/** What a set of changes weighs. */
export function weightOf(changes: readonly Relaxation[]): number {
  return changes.reduce((sum, { bound, from, to }) => sum + Math.abs(from - to) * stepWeight(bound, from), 0);
}

/**
 * Up to `most` sets of changes after any one of which some panel keeps all rules; the first weighs least, each further
 * one least of those that do not contain an earlier one. Empty when no allowed change helps. Undefined when time ran
 * out before the first.
 *
 * The elastic programme `min sum (1 + 2 / l) d + sum e` with `l - d <= count <= u + e`, `l - d >= minFlex` and
 * `u + e <= maxFlex`, all whole numbers. A maximum of 0 is how organisers exclude people, so such a quota is opened
 * only if nothing else helps. Pins, groups kept apart and the floor are not touched. Expects sound input.
 */
export function cheapestRelaxations(
  highs: Highs,
  composition: Composition,
  remaining: () => number,
  most: number,
): Relaxation[][] | undefined {
  for (const openExclusions of [false, true]) {
    const found: Relaxation[][] = [];
    while (found.length < most) {
      const next = relax(highs, composition, remaining(), openExclusions, found);
      if (next === 'timeLimit' && found.length === 0) return undefined;
      if (next === 'timeLimit' || next === 'infeasible') break;
      found.push(next);
      if (next.length === 0) break;
    }
    if (found.length > 0) return found;
  }
  return [];
}

function relax(
  highs: Highs,
  composition: Composition,
  seconds: number,
  openExclusions: boolean,
  former: readonly Relaxation[][],
): Relaxation[] | 'infeasible' | 'timeLimit' {
  const { types, quotas, size } = composition;
  const lowered: Column[] = quotas.map(({ min, minFlex = 0 }) => ({
    cost: min > 0 ? stepWeight('min', min) : 0,
    lower: 0,
    upper: min - minFlex,
  }));
  const raised: Column[] = quotas.map(({ max, maxFlex = Infinity }) => ({
    cost: stepWeight('max', max),
    lower: 0,
    upper: max === 0 && !openExclusions ? 0 : Math.max(0, Math.min(size, maxFlex) - max),
  }));
  const [all, ...plain] = panelRows(composition);
  const rows = plain.flatMap((row, q): Row[] => [
    { ...row, upper: Infinity, columns: [...row.columns, types.length + q], values: [...row.values, 1] },
    {
      ...row,
      lower: -Infinity,
      columns: [...row.columns, types.length + quotas.length + q],
      values: [...row.values, -1],
    },
  ]);
  const columns = [...seatColumns(composition), ...lowered, ...raised];
  const other = forbid(composition, former, columns.length);
  const model = buildModel(
    highs,
    [...columns, ...other.columns],
    [...(all ? [all] : []), ...rows, ...sideRows(composition), ...other.rows],
    { maximise: false, integer: true },
  );
  try {
    model.options.set('mip_rel_gap', 0);
    const outcome = solve(highs, model, seconds);
    if (outcome !== 'optimal') return outcome;
    const seats = Array.from(model.getSolution().colValue.slice(0, types.length), (seat) => Math.round(seat));
    return changesFor(composition, seats);
  } finally {
    model.dispose();
  }
}

/**
 * For each former set a switch for each of its changes, on when the change goes as far as before; not all may be on.
 * So at least one of the former changes stays undone or goes less far.
 */
function forbid(composition: Composition, former: readonly Relaxation[][], first: number) {
  const { types, quotas, size } = composition;
  const columns: Column[] = [];
  const rows: Row[] = [];
  for (const changes of former) {
    const switches = changes.map((change) => {
      const q = quotas.findIndex((quota) => JSON.stringify(nameOf(quota)) === JSON.stringify(nameOf(change)));
      const step = types.length + (change.bound === 'min' ? 0 : quotas.length) + q;
      const column = first + columns.push({ cost: 0, lower: 0, upper: 1 }) - 1;
      const amount = Math.abs(change.from - change.to);
      const reach = Math.max(size, change.from);
      rows.push({ lower: -Infinity, upper: amount - 1, columns: [step, column], values: [1, -reach] });
      return column;
    });
    rows.push({ lower: 0, upper: switches.length - 1, columns: switches, values: switches.map(() => 1) });
  }
  return { columns, rows };
}

// Read off the counts of the panel found, not off the columns d and e: whole numbers, and never more than needed.
function changesFor(composition: Composition, seats: Seats): Relaxation[] {
  const changes: Relaxation[] = [];
  const opened = composition.quotas.map((quota) => ({ ...quota }));
  quotaCounts(composition, seats).forEach((count, q) => {
    const quota = opened[q];
    if (!quota) return;
    const { min, max } = quota;
    if (count < min) changes.push({ ...nameOf(quota), bound: 'min', from: min, to: (quota.min = count) });
    if (count > max) changes.push({ ...nameOf(quota), bound: 'max', from: max, to: (quota.max = count) });
  });
  assertSeats({ ...composition, quotas: opened, soft: undefined }, seats);
  return changes;
}
