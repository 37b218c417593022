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
  return quotas.every(({ attribute, value, min, max }) => {
    const seats = pool.filter((person) => panel.includes(person.id) && person.values[attribute] === value).length;
    return min <= seats && seats <= max;
  });
}

/** The greatest smallest chance over all lotteries on these panels, by one linear programme over all of them. */
export async function bestSmallestChance(panels: readonly string[][], people: readonly string[]): Promise<number> {
  const columns = [...panels.map(() => ({ cost: 0, lower: 0, upper: 1 })), { cost: 1, lower: 0, upper: 1 }];
  const chances = people.map((id) => {
    const holding = [...panels.keys()].filter((p) => panels[p]?.includes(id));
    const values = [...holding.map(() => 1), -1];
    return { lower: 0, upper: Infinity, columns: [...holding, panels.length], values };
  });
  const whole = { lower: 1, upper: 1, columns: [...panels.keys()], values: panels.map(() => 1) };
  const highs = await loadSolver();
  const model = buildModel(highs, columns, [...chances, whole], { maximise: true, integer: false });
  try {
    solve(highs, model, 60);
    return model.getObjectiveValue();
  } finally {
    model.dispose();
  }
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
