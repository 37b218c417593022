import { TimeLimitError, type Run } from './clock.js';
import type { PanelOracle } from './panel-oracle.js';
import type { Composition, Seats } from './person-types.js';

/** What the cover phase found out about every type. */
export interface Cover {
  /** Valid panels that together seat every type that any valid panel can seat. */
  panels: Seats[];
  /** Positions of the types that sit in no valid panel at all; proven, not sampled. */
  never: number[];
}

// Any panel with somebody new moves the cover on, so a tenth short of the most newcomers is good enough. The proof
// that nobody new fits is not weakened: a panel with no newcomer has no finite relative gap to a bound of 1 or more.
const TOLERANCE = 0.1;

/**
 * Seats as many not yet seated people as possible, again and again, until no valid panel seats anybody new.
 * Throws `TimeLimitError` when time runs out before that, for then nobody knows who has a chance.
 */
export async function coverPool(oracle: PanelOracle, composition: Composition, first: Seats, run: Run): Promise<Cover> {
  const panels: Seats[] = [first];
  const waiting = new Set(composition.types.keys());
  seatAll(first, waiting);
  while (waiting.size > 0) {
    await run.step({ stage: 'cover', panels: panels.length, bound: null, value: null });
    const weights = composition.types.map((_, t) => (waiting.has(t) ? 1 : 0));
    const answer = oracle.heaviest(weights, run.remaining(), TOLERANCE);
    const before = waiting.size;
    if (answer.seats) seatAll(answer.seats, waiting);
    if (answer.seats && waiting.size < before) panels.push(answer.seats);
    else if (answer.outcome === 'optimal' && answer.bound < 0.5) break;
    else throw new TimeLimitError('Time ran out before it was known who can be in a panel');
  }
  return { panels, never: [...waiting].sort((a, b) => a - b) };
}

function seatAll(seats: Seats, waiting: Set<number>): void {
  seats.forEach((count, t) => {
    if (count > 0) waiting.delete(t);
  });
}
