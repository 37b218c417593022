import type { Person, Replacement, ReplacementInput } from '@lytt/selection';
import type { NextInvitation, PanelPlan, SeatState } from '@lytt/shared';
import { peopleRules, type RuleInForce } from './draw-question.js';
import { nameOf } from './quota-name.js';
import { countsInBalance } from './seat-change.js';

/** A seat as the search for the next invitation looks at it. */
export interface CountedSeat {
  seatId: string;
  applicationId: string;
  kind: 'panel' | 'reserve';
  position: number;
  state: SeatState;
  attributes: Record<string, string>;
  /** Whether it ever counted in the panel: drawn for it, or invited. */
  held: boolean;
  replaces: string | null;
  /** When it came into its state. */
  since: Date | null;
}

/** An applicant without a seat who may be asked. */
export interface Askable extends Person {
  /** Was told already that there is no seat. */
  turnedDown: boolean;
}

export interface HeldAndEmpty {
  held: CountedSeat[];
  /** Seats that nobody has replaced yet, the one that fell empty first in front. */
  fallenEmpty: CountedSeat[];
  empty: number;
}

/** A seat that was given up, declined or not answered is empty until another seat replaces it. */
export function heldAndEmpty(plan: Pick<PanelPlan, 'seats'>, seats: readonly CountedSeat[]): HeldAndEmpty {
  const held = seats.filter(countsInBalance);
  const taken = new Set(held.flatMap(({ replaces }) => (replaces === null ? [] : [replaces])));
  const time = ({ since }: CountedSeat): number => since?.getTime() ?? 0;
  return {
    held,
    fallenEmpty: seats
      .filter((seat) => seat.held && !countsInBalance(seat) && !taken.has(seat.seatId))
      .sort((a, b) => time(a) - time(b) || a.position - b.position),
    empty: Math.max(0, plan.seats - held.length),
  };
}

/**
 * What is asked: those who hold a seat stay, everybody else who can still be asked may come, by the plan's own quotas.
 * Reserves come first where all is equal, then applicants by a lot that nobody can choose, last those who were told that
 * there is no seat.
 */
export function replacementInput(
  plan: PanelPlan,
  rules: readonly RuleInForce[],
  seats: readonly CountedSeat[],
  askable: readonly Askable[],
  ticketOf: (applicationId: string) => string,
): ReplacementInput & { reserves: number } {
  const { held } = heldAndEmpty(plan, seats);
  const seated = new Map(seats.map((seat) => [seat.applicationId, seat]));
  const here = new Map(askable.map((person) => [person.id, person]));
  const sitting: Person[] = held.map(({ applicationId, attributes }) => {
    const rating = here.get(applicationId)?.rating;
    return { id: applicationId, values: attributes, ...(rating === undefined ? {} : { rating }) };
  });
  const reserves = seats
    .filter(({ kind, state, applicationId }) => kind === 'reserve' && state === 'drawn' && here.has(applicationId))
    .sort((a, b) => a.position - b.position)
    .map(({ applicationId }) => applicationId);
  const applicants = askable
    .filter(({ id }) => !seated.has(id))
    .map(({ id, turnedDown }) => ({ id, turnedDown, ticket: ticketOf(id) }))
    .sort((a, b) => Number(a.turnedDown) - Number(b.turnedDown) || (a.ticket < b.ticket ? -1 : 1))
    .map(({ id }) => id);
  const strangers = [...reserves, ...applicants].flatMap((id) => here.get(id) ?? []);
  const pool = [
    ...sitting,
    ...strangers.map(({ id, values, rating }) => ({ id, values, ...(rating === undefined ? {} : { rating }) })),
  ];
  const { exclusions, apart } = peopleRules(rules, plan.apart, pool);
  const invite = plan.invite ?? plan.seats;
  const out = new Set(exclusions.map(({ id }) => id));
  return {
    pool,
    quotas: plan.quotas.map(({ attribute, value, and, min, max }) => ({
      ...nameOf({ attribute, value, and }),
      min,
      max,
    })),
    size: plan.seats,
    // Somebody who holds a seat keeps it, whatever rule was made afterwards.
    exclusions: exclusions.filter(({ id }) => !held.some((seat) => seat.applicationId === id)),
    apart,
    ...(plan.floor
      ? { floor: { total: Math.floor((plan.floor.total * plan.seats) / invite), unrated: plan.floor.unrated } }
      : {}),
    confirmed: sitting.map(({ id }) => id),
    available: [...reserves, ...applicants].filter((id) => !out.has(id)),
    reserves: reserves.filter((id) => !out.has(id)).length,
  };
}

const unmet = (some: Replacement['before']): NextInvitation['before'] =>
  some.map(({ bound, wanted, seats, ...quota }) => ({ ...nameOf(quota), bound, wanted, seats }));

/** The contract's words for what the library found. */
export const replacementView = (
  found: Replacement,
): Pick<NextInvitation, 'reason' | 'before' | 'helps' | 'staysBroken'> => ({
  reason: found.reason,
  before: unmet(found.before),
  helps: unmet(found.helps),
  staysBroken: unmet(found.staysBroken),
});
