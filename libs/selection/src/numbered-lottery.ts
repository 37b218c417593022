import type { DrawnPanel, NumberedLottery } from './draw-types.js';
import { seatsOf } from './explain.js';
import { byText } from './pool.js';
import { SeededRandom } from './seeded-random.js';
import { buildModel, loadSolver, solve, type Column, type Highs, type Row } from './solver.js';

/** Steps of the search instead of seconds, so that every machine comes to the same numbers. */
const MOST_STEPS = 300;

/**
 * Turns the lottery of a draw into `count` numbered panels of equal chance, for a draw in public: with 1,000 panels
 * three ten-sided dice name one. Each panel of the lottery gets its share of the numbers, rounded down or up, so that
 * the greatest distance of anybody's chance from the exact one is as small as the search finds; it is returned.
 *
 * People of one type take turns. Their order comes from the input hash: the list is fixed before any dice are thrown.
 *
 * Source: Flanigan, Kehne, Procaccia: Fair sortition made transparent (NeurIPS 2021), the rounding by integer programme.
 *
 * @param count panels, a whole number from 1; throws `RangeError` otherwise
 */
export async function numberedLottery(
  result: Pick<DrawnPanel, 'lottery' | 'probabilities' | 'inputHash' | 'panel'>,
  count: number,
): Promise<NumberedLottery> {
  if (!Number.isInteger(count) || count < 1) throw new RangeError('count: a whole number from 1');
  const { lottery, probabilities: exact, inputHash } = result;
  const seats = lottery.panels.map((panel) => seatsOf(lottery, panel));
  const base = lottery.weights.map((weight) => Math.floor(weight * count + 1e-9));
  const left = count - base.reduce((sum, times) => sum + times, 0);
  const target = lottery.types.map((ids) => (exact[ids[0] ?? ''] ?? 0) * ids.length);
  const rounded = await roundUp(await loadSolver(), {
    seats,
    base,
    left,
    target,
    count,
    sizes: lottery.types.map((ids) => ids.length),
    weights: lottery.weights,
  });

  const random = new SeededRandom(inputHash, 'numbered panels');
  const order = lottery.types.map((ids) => random.choose(ids, ids.length));
  const turn = order.map(() => 0);
  const numbers = random.choose(
    rounded.flatMap((times, p) => Array<number>(times).fill(p)),
    count,
  );
  const panels = numbers.map((p) =>
    (seats[p] ?? [])
      .flatMap((wanted, t) => {
        const ids = order[t] ?? [];
        return Array.from({ length: wanted }, () => ids[(turn[t] = ((turn[t] ?? 0) + 1) % ids.length)] ?? '');
      })
      .sort(byText),
  );
  const times = new Map<string, number>();
  for (const id of panels.flat()) times.set(id, (times.get(id) ?? 0) + 1);
  const ids = Object.keys(exact);
  const probabilities = Object.fromEntries(ids.map((id) => [id, (times.get(id) ?? 0) / count]));
  const chances = ids.filter((id) => (exact[id] ?? 0) > 0).map((id) => probabilities[id] ?? 0);
  return {
    panels,
    probabilities,
    minProbability: Math.min(...chances),
    maxProbability: Math.max(...chances),
    largestDeviation: Math.max(...ids.map((id) => Math.abs((probabilities[id] ?? 0) - (exact[id] ?? 0)))),
  };
}

interface Rounding {
  /** Of each panel the seats of each type. */
  seats: readonly (readonly number[])[];
  weights: readonly number[];
  /** Numbers that each panel has for certain. */
  base: readonly number[];
  /** Numbers left to give away, at most one to each panel. */
  left: number;
  /** Mean seats of each type, and its people. */
  target: readonly number[];
  sizes: readonly number[];
  count: number;
}

/** Numbers for each panel. */
async function roundUp(highs: Highs, rounding: Rounding): Promise<number[]> {
  const { seats, base, left, weights, count } = rounding;
  const byRest = [...base.keys()].sort((a, b) => rest(b) - rest(a) || a - b);
  function rest(p: number): number {
    return (weights[p] ?? 0) * count - (base[p] ?? 0);
  }
  const simple = base.map((times, p) => times + (byRest.indexOf(p) < left ? 1 : 0));
  if (left === 0) return simple;
  const columns: Column[] = [
    ...seats.map(() => ({ cost: 0, lower: 0, upper: 1 })),
    { cost: 1, lower: 0, upper: Infinity, continuous: true },
  ];
  const rows = rounding.target.flatMap((wanted, t): Row[] => {
    // Counted in numbers for each person, so that the deviation is near 1.
    const size = rounding.sizes[t] ?? 1;
    const holding = [...seats.keys()].filter((p) => (seats[p]?.[t] ?? 0) > 0);
    const sure = base.reduce((sum, times, p) => sum + times * (seats[p]?.[t] ?? 0), 0);
    const missing = (wanted * count - sure) / size;
    const values = holding.map((p) => (seats[p]?.[t] ?? 0) / size);
    return [
      { lower: missing, upper: Infinity, columns: [...holding, seats.length], values: [...values, 1] },
      { lower: -Infinity, upper: missing, columns: [...holding, seats.length], values: [...values, -1] },
    ];
  });
  const all: Row = { lower: left, upper: left, columns: [...seats.keys()], values: seats.map(() => 1) };
  const model = buildModel(highs, columns, [...rows, all], { maximise: false, integer: true });
  try {
    model.options.set({ mip_max_nodes: MOST_STEPS, mip_rel_gap: 0.02 });
    solve(highs, model, Infinity);
    if (model.info.get('primal_solution_status') !== highs.constants.solutionStatus.feasible) return simple;
    const up = Array.from(model.getSolution().colValue.slice(0, seats.length), (value) => Math.round(value));
    const found = base.map((times, p) => times + (up[p] ?? 0));
    const sound = found.reduce((sum, times) => sum + times, 0) === count;
    return sound && deviation(rounding, found) <= deviation(rounding, simple) ? found : simple;
  } finally {
    model.dispose();
  }
}

function deviation({ seats, target, sizes, count }: Rounding, numbers: readonly number[]): number {
  return Math.max(
    ...target.map((wanted, t) => {
      const given = numbers.reduce((sum, times, p) => sum + times * (seats[p]?.[t] ?? 0), 0);
      return Math.abs(given / count - wanted) / (sizes[t] ?? 1);
    }),
  );
}
