import { SEAT_CHANGES, TAKING_PART, type SeatState, type Standing } from '@lytt/shared';

/** Whether a seat may come from one state into another; the list itself is shared with the admin. */
export const mayFollow = (from: SeatState, to: SeatState): boolean => SEAT_CHANGES[from].includes(to);

/** States in which a mailed link may still let somebody in. */
export const LETS_IN: readonly SeatState[] = ['invited', 'accepted', ...TAKING_PART];

/** A seat that is, or may still be, somebody's. */
export const HOLDS_A_SEAT: readonly SeatState[] = ['drawn', ...LETS_IN];

/** Whether a seat counts in the panel's balance: a reserve does from the day it is invited. */
export const countsInBalance = (seat: { kind: 'panel' | 'reserve'; state: SeatState }): boolean =>
  HOLDS_A_SEAT.includes(seat.state) && (seat.kind === 'panel' || seat.state !== 'drawn');

/** The standing of the seat's applicant: who once held the seat and no longer does has left. */
export const standingOf = (seat: { kind: 'panel' | 'reserve'; state: SeatState }): Standing =>
  HOLDS_A_SEAT.includes(seat.state) ? seat.kind : 'left';

/** Where somebody must go before the discussion is open to them; null when nothing stands in the way. */
export function nextStepOf(seat: { state: SeatState; alias: string | null }): '/p/welcome' | '/p/alias' | null {
  if (seat.state === 'invited' || seat.state === 'accepted') return '/p/welcome';
  return seat.alias === null ? '/p/alias' : null;
}
