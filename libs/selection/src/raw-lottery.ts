import type { Certificate } from './draw-types.js';
import type { Cover } from './cover.js';
import type { Composition, Seats } from './person-types.js';

/** A lottery as the search leaves it. */
export interface RawLottery {
  panels: Seats[];
  /** One for each panel, 0 or more, summing to 1 up to rounding. */
  weights: number[];
  certificate: Certificate;
  /** False when time ran out before the gap was closed; the lottery is valid all the same. */
  complete: boolean;
}

/** Whose chances a lottery can do something about: neither pinned nor kept out by the rules. */
export interface Field {
  /** Positions of their types, ascending. */
  types: number[];
  people: number;
  /** Mean chance of these people, 0–1: the seats that are not pinned over `people`. */
  average: number;
}

export function fieldOf({ types, size }: Composition, cover: Cover): Field {
  const never = new Set(cover.never);
  const open = [...types.keys()].filter((t) => !never.has(t) && types[t]?.pinned === false);
  const people = open.reduce((sum, t) => sum + (types[t]?.ids.length ?? 0), 0);
  const pinned = types.reduce((sum, type) => sum + (type.pinned ? type.ids.length : 0), 0);
  return { types: open, people, average: people > 0 ? (size - pinned) / people : 0 };
}

/** Each person's chance of a seat of type `t` in this panel. */
export function shareOf({ types }: Composition, seats: Seats, t: number): number {
  return (seats[t] ?? 0) / (types[t]?.ids.length ?? 1);
}

/** The chance of each person of each type under a lottery, one entry a type. */
export function chancesOf(composition: Composition, panels: readonly Seats[], weights: readonly number[]): number[] {
  const chances = composition.types.map(() => 0);
  panels.forEach((seats, p) => {
    const weight = weights[p] ?? 0;
    if (weight <= 0) return;
    seats.forEach((count, t) => {
      if (count > 0) chances[t] = (chances[t] ?? 0) + weight * shareOf(composition, seats, t);
    });
  });
  return chances;
}

/** The lottery where every seat is pinned: there is one panel. */
export function onlyPanel(cover: Cover): RawLottery {
  const certificate = { objective: 'smallestChance', value: 1, bound: 1 } as const;
  return { panels: cover.panels.slice(0, 1), weights: [1], certificate, complete: true };
}
