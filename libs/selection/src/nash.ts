import type { Run } from './clock.js';
import type { Cover } from './cover.js';
import { NashLottery } from './nash-lottery.js';
import type { PanelOracle } from './panel-oracle.js';
import type { Composition } from './person-types.js';
import type { Field, RawLottery } from './raw-lottery.js';

const ORACLE_TOLERANCE = 2e-4;
/** Greatest distance of the mean logarithm of the chances from its optimum: the geometric mean is right to 0.1 %. */
const GAP = 1e-3;
/** Weights nearer to their optimum than this are beyond what the numbers can say. */
const LEAST_TOLERANCE = 1e-10;

/**
 * The lottery with the greatest product of all chances (Nash welfare).
 *
 * No lottery has a mean logarithm above the present one's by more than `heaviest panel under 1 / (people * chance) - 1`,
 * because the logarithm is concave: this certifies the result, and a panel that is heavier than 1 improves it.
 * Source: Flanigan et al., Nature 596 (2021).
 */
export async function nash(
  oracle: PanelOracle,
  composition: Composition,
  cover: Cover,
  field: Field,
  run: Run,
): Promise<RawLottery> {
  const lottery = new NashLottery(composition, field, cover.panels);
  let best = Infinity;
  let tolerance = 1;
  const report = (): Promise<void> => {
    const [value, bound] = [lottery.meanLog(), Number.isFinite(best) ? best : null];
    const gap = bound === null ? null : bound - value;
    return run.step({ stage: 'nash', panels: lottery.panels.length, bound, value, gap });
  };
  for (;;) {
    await lottery.improve(tolerance, run, report);
    const answer = oracle.heaviest(lottery.seatPrices(), run.remaining(), ORACLE_TOLERANCE, GAP / 4);
    const gap = Math.max(0, answer.bound - 1);
    best = Math.min(best, 0, lottery.meanLog() + gap);
    const complete = best - lottery.meanLog() <= GAP;
    if (complete || run.remaining() <= 0 || tolerance < LEAST_TOLERANCE) {
      const certificate = { objective: 'meanLogChance', value: lottery.meanLog(), bound: best } as const;
      return { panels: lottery.panels, weights: lottery.weights, certificate, complete };
    }
    // While far from the optimum of all panels there is no use in the very best weights for the known ones. When no
    // new panel turns up, only better weights can help.
    const added = answer.seats !== undefined && lottery.add(answer.seats);
    tolerance = added ? Math.min(tolerance, Math.max(GAP / 4, gap / 4)) : tolerance / 4;
  }
}
