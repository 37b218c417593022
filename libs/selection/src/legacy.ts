import { TimeLimitError, type Run } from './clock.js';
import { softDistance, type Composition, type Seats } from './person-types.js';
import { chancesOf, type Field, type RawLottery } from './raw-lottery.js';
import { SeededRandom } from './seeded-random.js';

const PANELS = 2000;
const ATTEMPTS_A_PANEL = 200;
const PANELS_A_TURN = 50;

/**
 * The greedy method of before 2020, for comparison: seat by seat the quota in greatest need gets a random person; a
 * dead end starts anew. It has no lottery to publish, so 2,000 of its panels are drawn, and the draw is one of them:
 * everybody's chance is an estimate. The smallest chance is compared with the average chance, which no lottery exceeds.
 *
 * Its randomness is fixed and not the seed's, as the solver's is: the seed decides which of the panels is drawn.
 * Throws `TimeLimitError` when it finds no panel: it may fail where there is one.
 * Source: the description of LEGACY in Flanigan et al., Nature 596 (2021), supplement.
 */
export async function legacy(composition: Composition, field: Field, run: Run): Promise<RawLottery> {
  const { types, quotas } = composition;
  const members = quotas.map((_, q) => [...types.keys()].filter((t) => types[t]?.quotas.includes(q)));
  const random = new SeededRandom('legacy', 'greedy panels');
  const drawn = new Map<string, { seats: Seats; times: number }>();
  let found = 0;
  for (let attempt = 0; found < PANELS && attempt < PANELS * ATTEMPTS_A_PANEL; attempt++) {
    const seats = attemptPanel(composition, members, random);
    if (attempt % PANELS_A_TURN === 0) {
      await run.step({ stage: 'legacy', panels: found, bound: field.average, value: null, gap: null });
      if (run.remaining() <= 0) break;
    }
    if (!seats) continue;
    found += 1;
    const entry = drawn.get(seats.join());
    if (entry) entry.times += 1;
    else drawn.set(seats.join(), { seats, times: 1 });
  }
  if (found === 0) throw new TimeLimitError('The greedy method found no panel, although there is one');
  const panels = [...drawn.values()].map(({ seats }) => seats);
  const weights = [...drawn.values()].map(({ times }) => times / found);
  const chances = chancesOf(composition, panels, weights);
  const value = field.types.reduce((least, t) => Math.min(least, chances[t] ?? 0), 1);
  const certificate = { objective: 'smallestChance', value, bound: field.average } as const;
  return { panels, weights, certificate, complete: found === PANELS };
}

/** One attempt; undefined at a dead end. */
function attemptPanel(composition: Composition, members: readonly number[][], random: SeededRandom): Seats | undefined {
  const { types, quotas, size, sides, soft } = composition;
  const seats = types.map(() => 0);
  const left = types.map(({ ids }) => ids.length);
  const sums = quotas.map(() => 0);
  const together = sides.map(() => 0);
  let taken = 0;
  const seat = (t: number): void => {
    seats[t] = (seats[t] ?? 0) + 1;
    left[t] = Math.max(0, (left[t] ?? 0) - 1);
    taken += 1;
    for (const q of types[t]?.quotas ?? []) {
      sums[q] = (sums[q] ?? 0) + 1;
      if (sums[q] === quotas[q]?.max) for (const other of members[q] ?? []) left[other] = 0;
    }
    sides.forEach((side, s) => {
      if (side.rule.rule !== 'apart' || !side.types.includes(t)) return;
      together[s] = (together[s] ?? 0) + 1;
      for (const other of side.types) left[other] = 0;
    });
  };
  const pick = (among: readonly number[]): boolean => {
    const people = among.reduce((sum, t) => sum + (left[t] ?? 0), 0);
    if (people === 0) return false;
    let lot = random.below(people);
    const chosen = among.find((t) => (lot -= left[t] ?? 0) < 0);
    if (chosen !== undefined) seat(chosen);
    return chosen !== undefined;
  };
  types.forEach(({ pinned, ids }, t) => {
    if (pinned) for (let i = 0; i < ids.length; i++) seat(t);
  });
  quotas.forEach((quota, q) => {
    if (quota.max === 0) for (const t of members[q] ?? []) left[t] = 0;
  });
  while (taken < size) {
    let [neediest, need] = [-1, 0];
    for (const [q, { min }] of quotas.entries()) {
      const missing = min - (sums[q] ?? 0);
      if (missing <= 0) continue;
      const people = (members[q] ?? []).reduce((sum, t) => sum + (left[t] ?? 0), 0);
      if (people < missing) return undefined;
      if (missing / people > need) [neediest, need] = [q, missing / people];
    }
    if (!pick(neediest < 0 ? [...types.keys()] : (members[neediest] ?? []))) return undefined;
  }
  const kept =
    quotas.every(({ min, max }, q) => min <= (sums[q] ?? 0) && (sums[q] ?? 0) <= max) &&
    sides.every(({ lower, upper, types: counted, values }) => {
      const sum = counted.reduce((all, t, at) => all + (seats[t] ?? 0) * (values[at] ?? 0), 0);
      return lower <= sum && sum <= upper;
    }) &&
    (!soft || softDistance(composition, seats) <= soft.limit);
  return kept ? seats : undefined;
}
