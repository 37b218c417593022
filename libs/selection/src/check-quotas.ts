import { TimeLimitError } from './clock.js';
import { ConflictFinder, type RuleName } from './conflict.js';
import { PanelOracle } from './panel-oracle.js';
import { compose, softDistance, type Composition, type Seats } from './person-types.js';
import type { PanelQuestion } from './pool.js';
import { countProblems, inputProblems, type QuotaProblem } from './problems.js';
import { cheapestRelaxations, type Relaxation } from './relaxation.js';
import { loadSolver } from './solver.js';

export type { RuleName };

/** Why there can be no panel, and some cheapest ways to get one. */
export interface Infeasible {
  feasible: false;
  /** Every problem found, the ones with the question itself first; never empty. */
  problems: QuotaProblem[];
  /** Rules that together leave no panel, while there is one without any one of them; empty when the input is unsound. */
  conflict: RuleName[];
  /** The first of `alternatives`, or empty. */
  relaxations: Relaxation[];
  /**
   * Sets of changes each of which makes a panel possible: the first weighs least, each further one least of those that
   * do not contain an earlier one. Empty when the input is unsound or no change within the flexes helps.
   */
  alternatives: Relaxation[][];
}

export type QuotaCheck = { feasible: true } | Infeasible;

/** A question that is only checked. */
export interface CheckInput extends PanelQuestion {
  /** Greatest number of alternatives; 3 unless told. */
  alternatives?: number;
  /** 60 000 unless told. */
  timeLimitMs?: number;
  /** The same in seconds; `timeLimitMs` goes before it. */
  timeLimitSeconds?: number;
}

/** What the lottery goes on from. */
export interface Examined {
  feasible: true;
  composition: Composition;
  oracle: PanelOracle;
  first: Seats;
  /** Least weighted distance from the soft targets; null without any. */
  leastSoft: number | null;
}

export const DEFAULT_SECONDS = 60;
const ALTERNATIVES = 3;

/** The time limit of an input in seconds. */
export function secondsOf({
  timeLimitMs,
  timeLimitSeconds,
}: Pick<CheckInput, 'timeLimitMs' | 'timeLimitSeconds'>): number {
  return timeLimitMs === undefined ? (timeLimitSeconds ?? DEFAULT_SECONDS) : timeLimitMs / 1000;
}

/**
 * Whether any panel of `size` people from the pool keeps all rules: exact in both directions. Counting comes first
 * and gives the clearest refusals; the solver decides the rest.
 *
 * Usually some milliseconds, with relaxations up to some seconds in which the event loop stands still: servers use
 * `checkQuotasInWorker`. Throws `TimeLimitError` when the time limit comes before the answer.
 */
export async function checkQuotas(input: CheckInput): Promise<QuotaCheck> {
  const found = await examine(input, clockOf(secondsOf(input)), input.alternatives);
  if (!found.feasible) return found;
  found.oracle.dispose();
  return { feasible: true };
}

/** Seconds left from now on. */
export function clockOf(seconds: number): () => number {
  const start = performance.now();
  return () => Math.max(0, seconds - (performance.now() - start) / 1000);
}

/** `checkQuotas` for the draw itself; the caller disposes the oracle. */
export async function examine(
  question: PanelQuestion,
  remaining: () => number,
  alternatives: number = ALTERNATIVES,
): Promise<Examined | Infeasible> {
  const unsound = inputProblems(question);
  if (unsound.length > 0)
    return { feasible: false, problems: unsound, conflict: [], relaxations: [], alternatives: [] };
  const highs = await loadSolver();
  const composition = compose(question);
  const problems: QuotaProblem[] = countProblems(question);
  if (problems.length === 0) {
    const found = firstPanel(new PanelOracle(highs, composition), composition, remaining);
    if (found) return composition.soft ? nearestOnly(highs, found, question.softSlack ?? 0) : found;
    problems.push({ kind: 'noPanelFits' });
  }
  const hard = { ...composition, soft: undefined };
  const finder = new ConflictFinder(highs, hard);
  try {
    const conflict = finder.find(remaining) ?? [];
    const sets = cheapestRelaxations(highs, hard, remaining, alternatives);
    if (!sets) throw new TimeLimitError('Time ran out while looking for the cheapest change of the quotas');
    return { feasible: false, problems, conflict, relaxations: sets[0] ?? [], alternatives: sets };
  } finally {
    finder.dispose();
  }
}

function firstPanel(oracle: PanelOracle, composition: Composition, remaining: () => number): Examined | undefined {
  let keep = false;
  try {
    const none = composition.types.map(() => 0);
    const answer = composition.soft ? oracle.nearest(remaining()) : oracle.heaviest(none, remaining(), 0);
    const sure = composition.soft === undefined || answer.outcome === 'optimal';
    keep = answer.seats !== undefined && sure;
    if (answer.seats && sure) {
      const leastSoft = composition.soft ? softDistance(composition, answer.seats) : null;
      return { feasible: true, composition, oracle, first: answer.seats, leastSoft };
    }
    if (answer.outcome !== 'infeasible') throw new TimeLimitError('Time ran out while looking for a valid panel');
    return undefined;
  } finally {
    if (!keep) oracle.dispose();
  }
}

/** From here on only panels near enough to the soft targets are valid. */
function nearestOnly(highs: Awaited<ReturnType<typeof loadSolver>>, found: Examined, slack: number): Examined {
  const { composition, leastSoft } = found;
  if (!composition.soft) return found;
  found.oracle.dispose();
  const limited = { ...composition, soft: { ...composition.soft, limit: (leastSoft ?? 0) + slack } };
  return { ...found, composition: limited, oracle: new PanelOracle(highs, limited) };
}
