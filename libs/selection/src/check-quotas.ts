import { PanelOracle } from './panel-oracle.js';
import { compose, type Composition, type Seats } from './person-types.js';
import type { Person, Quota } from './pool.js';
import { countProblems, inputProblems, type QuotaProblem } from './problems.js';
import { cheapestRelaxation, type Relaxation } from './relaxation.js';
import { TimeLimitError } from './clock.js';
import { loadSolver } from './solver.js';

/** Why there can be no panel, and one cheapest way to get one. */
export interface Infeasible {
  feasible: false;
  /** Every problem found, the ones with the question itself first; never empty. */
  problems: QuotaProblem[];
  /** One least-weight set of changes that makes a panel possible; empty when the input itself is unsound. */
  relaxations: Relaxation[];
}

export type QuotaCheck = { feasible: true } | Infeasible;

/** A check that also hands on what the lottery goes on from. */
export type Examination = { feasible: true; composition: Composition; oracle: PanelOracle; first: Seats } | Infeasible;

/**
 * Whether any panel of `size` people from the pool meets all quotas: exact in both directions. Counting comes first
 * and gives the clearest refusals; the solver decides the rest.
 *
 * Usually some milliseconds, with a relaxation up to some seconds in which the event loop stands still: servers use
 * `checkQuotasInWorker`. Throws `TimeLimitError` after `timeLimitSeconds` (default 60).
 */
export async function checkQuotas(
  pool: readonly Person[],
  quotas: readonly Quota[],
  size: number,
  timeLimitSeconds = 60,
): Promise<QuotaCheck> {
  const found = await examine(pool, quotas, size, timeLimitSeconds);
  if (!found.feasible) return found;
  found.oracle.dispose();
  return { feasible: true };
}

/** `checkQuotas` for the draw itself; the caller disposes the oracle. */
export async function examine(
  pool: readonly Person[],
  quotas: readonly Quota[],
  size: number,
  seconds: number,
): Promise<Examination> {
  const unsound = inputProblems(pool, quotas, size);
  if (unsound.length > 0) return { feasible: false, problems: unsound, relaxations: [] };
  const composition = compose(pool, quotas, size);
  const highs = await loadSolver();
  const problems: QuotaProblem[] = countProblems(pool, quotas, size);
  if (problems.length === 0) {
    const oracle = new PanelOracle(highs, composition);
    let keep = false;
    try {
      const answer = oracle.heaviest(
        composition.types.map(() => 0),
        seconds,
        0,
      );
      keep = answer.seats !== undefined;
      if (answer.seats) return { feasible: true, composition, oracle, first: answer.seats };
      if (answer.outcome !== 'infeasible') throw new TimeLimitError('Time ran out while looking for a valid panel');
    } finally {
      if (!keep) oracle.dispose();
    }
    problems.push({ kind: 'noPanelFits' });
  }
  const relaxations = cheapestRelaxation(highs, composition, seconds);
  if (!relaxations) throw new TimeLimitError('Time ran out while looking for the cheapest change of the quotas');
  return { feasible: false, problems, relaxations };
}
