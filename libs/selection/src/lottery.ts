import type { Composition, Seats } from './person-types.js';
import { SeededRandom } from './seeded-random.js';

/** A lottery over valid panels, complete enough to repeat a draw by hand. */
export interface Lottery {
  /** Ids of the people of each type, in text order. */
  types: string[][];
  /** Each panel as the position of the type of every seat, ascending; `size` long. */
  panels: number[][];
  /** Chance of each panel: whole multiples of 1/1 000 000 000 that sum to exactly 1 of them; heaviest first. */
  weights: number[];
}

export const TICKETS = 1_000_000_000;

/**
 * Turns the solver's floating-point weights into tickets, so that the published chances are the drawn ones and not
 * nearly so: shares are rounded down and the tickets left over go to the largest remainders.
 */
export function toLottery(composition: Composition, panels: readonly Seats[], weights: readonly number[]): Lottery {
  const positive = panels.map((_, p) => Math.max(0, weights[p] ?? 0));
  const total = positive.reduce((sum, weight) => sum + weight, 0);
  const shares = positive.map((weight, panel) => ({ panel, exact: (weight / total) * TICKETS }));
  const tickets = shares.map(({ panel, exact }) => ({ panel, count: Math.floor(exact), rest: exact % 1 }));
  let left = TICKETS - tickets.reduce((sum, ticket) => sum + ticket.count, 0);
  for (const ticket of [...tickets].sort((a, b) => b.rest - a.rest || a.panel - b.panel)) {
    if (left-- <= 0) break;
    ticket.count += 1;
  }
  const kept = tickets.filter((ticket) => ticket.count > 0).sort((a, b) => b.count - a.count || a.panel - b.panel);
  return {
    types: composition.types.map((type) => [...type.ids]),
    panels: kept.map(({ panel }) => (panels[panel] ?? []).flatMap((count, t) => Array<number>(count).fill(t))),
    weights: kept.map(({ count }) => count / TICKETS),
  };
}

/** Everybody's chance of being drawn, exactly as the tickets give it. */
export function probabilities(lottery: Lottery): Record<string, number> {
  const expected = lottery.types.map(() => 0);
  lottery.panels.forEach((panel, p) => {
    for (const t of panel) expected[t] = (expected[t] ?? 0) + ticketsOf(lottery, p);
  });
  return Object.fromEntries(
    lottery.types.flatMap((ids, t) => ids.map((id) => [id, (expected[t] ?? 0) / TICKETS / ids.length] as const)),
  );
}

/**
 * Draws from a lottery: one ticket decides how many people of each type sit in the panel, then people are chosen
 * uniformly within each type. The same lottery and seed always give the same panel.
 *
 * @returns ids, grouped by type in the order of `lottery.types`
 */
export function drawFromLottery(lottery: Lottery, seed: string): string[] {
  const random = new SeededRandom(seed, 'panel');
  let ticket = random.below(TICKETS);
  const drawn = lottery.panels.find((_, p) => (ticket -= ticketsOf(lottery, p)) < 0);
  if (!drawn) throw new Error('The weights of the lottery do not sum to 1');
  return lottery.types.flatMap((ids, t) => random.choose(ids, drawn.filter((seat) => seat === t).length));
}

export function ticketsOf(lottery: Lottery, panel: number): number {
  return Math.round((lottery.weights[panel] ?? 0) * TICKETS);
}
