import { compose, quotaCounts, type Composition } from '../src/person-types.js';
import type { Person, Quota } from '../src/pool.js';
import { stepWeight } from '../src/relaxation.js';
import { buildModel, loadSolver, solve } from '../src/solver.js';

/** Every choice of `size` people, as ids. Only for small pools. */
export function allPanels(pool: readonly Person[], size: number): string[][] {
  if (size === 0) return [[]];
  return pool.flatMap((person, i) => allPanels(pool.slice(i + 1), size - 1).map((rest) => [person.id, ...rest]));
}

/** Straight from the definition, person by person. */
export function meetsQuotas(panel: readonly string[], pool: readonly Person[], quotas: readonly Quota[]): boolean {
  return quotas.every(({ attribute, value, and = [], min, max }) => {
    const traits = [{ attribute, value }, ...and];
    const seats = pool.filter(
      ({ id, values }) => panel.includes(id) && traits.every((trait) => values[trait.attribute] === trait.value),
    ).length;
    return min <= seats && seats <= max;
  });
}

/** What a person's chance is held to; `undefined` leaves it open. */
type Range = { lower: number; upper: number } | undefined;

/**
 * One linear programme over the weights of all panels and one more number x: `max` or `min` x, where the chance of each
 * person is at least `floor * x`, at most `ceiling * x` and within its range. Undefined when impossible.
 */
async function overAll(
  panels: readonly string[][],
  people: readonly string[],
  aim: { maximise: boolean; floors?: number[]; ceilings?: number[]; ranges?: Range[] },
): Promise<number | undefined> {
  const x = panels.length;
  const columns = [...panels.map(() => ({ cost: 0, lower: 0, upper: 1 })), { cost: 1, lower: 0, upper: 1 }];
  const holding = people.map((id) => [...panels.keys()].filter((p) => panels[p]?.includes(id)));
  const row = (at: number, lower: number, upper: number, factor: number) => {
    const held = holding[at] ?? [];
    return { lower, upper, columns: [...held, x], values: [...held.map(() => 1), -factor] };
  };
  const rows = people.flatMap((_, at) => [
    row(at, 0, Infinity, aim.floors?.[at] ?? 0),
    ...(aim.ceilings ? [row(at, -Infinity, 0, aim.ceilings[at] ?? 0)] : []),
    row(at, aim.ranges?.[at]?.lower ?? 0, aim.ranges?.[at]?.upper ?? Infinity, 0),
  ]);
  const whole = { lower: 1, upper: 1, columns: [...panels.keys()], values: panels.map(() => 1) };
  const highs = await loadSolver();
  const model = buildModel(highs, columns, [...rows, whole], { maximise: aim.maximise, integer: false });
  try {
    return solve(highs, model, 60) === 'optimal' ? model.getObjectiveValue() : undefined;
  } finally {
    model.dispose();
  }
}

/** The greatest smallest chance over all lotteries on these panels. */
export async function bestSmallestChance(panels: readonly string[][], people: readonly string[]): Promise<number> {
  return (await overAll(panels, people, { maximise: true, floors: people.map(() => 1) })) ?? NaN;
}

/** Everybody's chance under the leximin lottery: whoever cannot have more at the present smallest chance is settled. */
export async function leximinChances(panels: readonly string[][], people: readonly string[]): Promise<number[]> {
  const ranges: Range[] = people.map(() => undefined);
  while (ranges.includes(undefined)) {
    const floors = ranges.map((range) => (range ? 0 : 1));
    const least = (await overAll(panels, people, { maximise: true, floors, ranges })) ?? NaN;
    const held = ranges.map((range) => range ?? { lower: least - 1e-7, upper: Infinity });
    for (const [at, range] of ranges.entries()) {
      if (range) continue;
      const alone = people.map((_, i) => (i === at ? 1 : 0));
      const most = (await overAll(panels, people, { maximise: true, floors: alone, ranges: held })) ?? NaN;
      if (most <= least + 1e-5) ranges[at] = { lower: least - 1e-7, upper: Infinity };
    }
  }
  return ranges.map((range) => range?.lower ?? NaN);
}

/** The least `greatest / average + average / smallest chance`: convex in the smallest chance, so thirds close in. */
export async function bestGoldilocks(panels: readonly string[][], people: readonly string[]): Promise<number> {
  const average = (panels[0]?.length ?? 0) / people.length;
  const aim = async (smallest: number): Promise<number> => {
    const ranges = people.map(() => ({ lower: smallest, upper: Infinity }));
    const greatest = await overAll(panels, people, { maximise: false, ceilings: people.map(() => 1), ranges });
    return (greatest ?? Infinity) / average + average / smallest;
  };
  let [low, high] = [1e-4, (await bestSmallestChance(panels, people)) - 1e-9];
  for (let i = 0; i < 40; i++) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    if ((await aim(a)) < (await aim(b))) high = b;
    else low = a;
  }
  return Math.min(await aim(low), await aim(high));
}

/**
 * A mean logarithm of the chances that some lottery on these panels reaches, near to the greatest: many rounds of
 * proportional growth, from even weights.
 */
export function goodMeanLog(panels: readonly string[][], people: readonly string[]): number {
  let weights = panels.map(() => 1 / panels.length);
  const chances = (): Map<string, number> => {
    const sums = new Map(people.map((id) => [id, 0]));
    panels.forEach((panel, p) => panel.forEach((id) => sums.set(id, (sums.get(id) ?? 0) + (weights[p] ?? 0))));
    return sums;
  };
  for (let round = 0; round < 3000; round++) {
    const now = chances();
    const grown = panels.map(
      (panel, p) => (weights[p] ?? 0) * panel.reduce((sum, id) => sum + 1 / (now.get(id) ?? 1), 0),
    );
    const total = grown.reduce((sum, weight) => sum + weight, 0);
    weights = grown.map((weight) => weight / total);
  }
  return [...chances().values()].reduce((sum, chance) => sum + Math.log(chance), 0) / people.length;
}

/** Weight of the cheapest changes that let some panel in; panels with excluded people count only if no other fits. */
export function cheapestWeight(pool: readonly Person[], quotas: readonly Quota[], size: number): number {
  const composition = compose({ pool, quotas, size });
  const panels = allPanels(pool, size).map((panel) => weightOf(composition, panel));
  const without = panels.filter((panel) => !panel.opensExclusion);
  return Math.min(...(without.length > 0 ? without : panels).map((panel) => panel.weight));
}

function weightOf(composition: Composition, panel: readonly string[]) {
  const seats = composition.types.map((type) => type.ids.filter((id) => panel.includes(id)).length);
  let weight = 0;
  let opensExclusion = false;
  quotaCounts(composition, seats).forEach((count, q) => {
    const quota = composition.quotas[q];
    if (!quota) return;
    if (count < quota.min) weight += (quota.min - count) * stepWeight('min', quota.min);
    if (count > quota.max) weight += (count - quota.max) * stepWeight('max', quota.max);
    if (count > 0 && quota.max === 0) opensExclusion = true;
  });
  return { weight, opensExclusion };
}
