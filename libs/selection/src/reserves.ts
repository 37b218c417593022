import type { Run } from './clock.js';
import { dropoutChance, type DropoutModel } from './dropout.js';
import { RepairTable } from './repair-table.js';
import type { Composition } from './person-types.js';
import { byText, type Person } from './pool.js';
import { SeededRandom } from './seeded-random.js';

/** What the reserve list is made from. */
export interface ReserveRequest {
  composition: Composition;
  panel: readonly string[];
  /** Positions of types nobody of which may be called: they fit in no valid panel. */
  never: readonly number[];
  /** Greatest length of the list. */
  reserves: number;
  pool: readonly Person[];
  /** With what chance each panel member is expected to drop out, independently of the others. */
  dropout: number | DropoutModel;
  seed: string;
}

const SIMULATIONS = 200;

/**
 * People to call when panel members drop out, in the order in which they should be considered.
 *
 * Greedy and nested: each place goes to the type that lowers the mean damage over 200 simulated dropouts the most
 * (see `RepairTable`), then to a person of that type by lot; so every shorter list is the start of a longer one.
 * Types that help equally are decided by lot in proportion to their people, where there is a choice among those who are
 * kept apart from nobody in the panel or on the list. Fewer than asked for when the pool ends.
 *
 * Source: the sampled dropout sets and the quota-weighted loss of "Alternates, Assemble!" (Assos et al., EC 2025),
 * here with a greedy list.
 */
export async function chooseReserves(request: ReserveRequest, run: Run): Promise<string[]> {
  const { composition, panel, never, reserves, seed } = request;
  const members = new Set(panel);
  const excluded = new Set(never);
  const free = composition.types.map((type, t) => (excluded.has(t) ? [] : type.ids.filter((id) => !members.has(id))));
  const seats = seatsByType(request);
  const table = new RepairTable(
    composition,
    seats.map(({ t }) => t),
    simulateDropouts(seats, seed),
  );
  const lot = new SeededRandom(seed, 'reserves');
  const list: string[] = [];
  const groups = composition.sides.filter(({ rule }) => rule.rule === 'apart').map((side) => new Set(side.types));
  const met = new Set(groups.filter((group) => seats.some(({ t }) => group.has(t))));
  const isAlone = (t: number): boolean => groups.every((group) => !met.has(group) || !group.has(t));
  while (list.length < reserves && free.some((ids) => ids.length > 0)) {
    await run.step({ stage: 'reserves', panels: 0, bound: null, value: null });
    const helpful = mostHelpful(table, free);
    const alone = helpful.filter(isAlone);
    const everyone = (alone.length > 0 ? alone : helpful).flatMap((t) => (free[t] ?? []).map((id) => ({ t, id })));
    const chosen = everyone[lot.below(everyone.length)];
    if (!chosen) break;
    list.push(chosen.id);
    table.add(chosen.t);
    for (const group of groups) if (group.has(chosen.t)) met.add(group);
    free[chosen.t] = (free[chosen.t] ?? []).filter((id) => id !== chosen.id);
  }
  return list;
}

function mostHelpful(table: RepairTable, free: readonly (readonly string[])[]): number[] {
  // Damages are sums of fractions; differences below this are rounding and count as equal.
  const same = 1e-9;
  let least = Infinity;
  let best: number[] = [];
  free.forEach((ids, t) => {
    if (ids.length === 0) return;
    const damage = table.damageWith(t);
    if (damage < least - same) [least, best] = [damage, [t]];
    else if (damage <= least + same) best.push(t);
  });
  return best;
}

/** For each simulation the types of the seats that fall empty. */
export function simulateDropouts(
  seats: readonly Seat[],
  seed: string,
  purpose = 'dropouts',
  times = SIMULATIONS,
): number[][] {
  const random = new SeededRandom(seed, purpose);
  return Array.from({ length: times }, () => seats.filter(({ chance }) => random.happens(chance)).map(({ t }) => t));
}

/** A taken seat: the type of who sits there, and the chance (0–1) that it falls empty. */
export interface Seat {
  t: number;
  chance: number;
}

export function seatsByType({
  composition,
  panel,
  pool,
  dropout,
}: Pick<ReserveRequest, 'composition' | 'panel' | 'pool' | 'dropout'>): Seat[] {
  const people = new Map(pool.map((person) => [person.id, person]));
  const typeOf = new Map(composition.types.flatMap(({ ids }, t) => ids.map((id) => [id, t] as const)));
  const seats = panel.map((id) => ({ id, t: typeOf.get(id) ?? 0, person: people.get(id) ?? { id, values: {} } }));
  seats.sort((a, b) => a.t - b.t || byText(a.id, b.id));
  return seats.map(({ t, person }) => ({ t, chance: dropoutChance(person, dropout) }));
}
