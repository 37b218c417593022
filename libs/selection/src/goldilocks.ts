import type { Run } from './clock.js';
import { generate } from './column-generation.js';
import type { Cover } from './cover.js';
import { GoldilocksMaster } from './goldilocks-master.js';
import type { PanelOracle } from './panel-oracle.js';
import type { Composition } from './person-types.js';
import type { Field, RawLottery } from './raw-lottery.js';

const ORACLE_TOLERANCE = 1e-3;
/** Of an aim that is 2 at its very best. */
const GAP = 0.004;

/**
 * The lottery that keeps the greatest chance down and the smallest one up at once: it minimises
 * `greatest chance / average + average / smallest chance`. Nobody gains much by claiming to be something rare.
 *
 * Column generation with a certificate from the dual; stops at a gap of 0.004 or when time runs out.
 * Source: Baharav, Flanigan: Fair, manipulation-robust, and transparent sortition (EC 2024), with gamma = 1; here as a
 * linear programme with tangents.
 */
export async function goldilocks(
  oracle: PanelOracle,
  composition: Composition,
  cover: Cover,
  field: Field,
  run: Run,
): Promise<RawLottery> {
  const master = await GoldilocksMaster.create(composition, field);
  try {
    cover.panels.forEach((panel) => master.add(panel));
    const aim = { gap: GAP, tolerance: ORACLE_TOLERANCE };
    const { value, bound, complete } = await generate(master, oracle, aim, run, ({ value: best, bound: most }) =>
      run.step({
        stage: 'goldilocks',
        panels: master.panels.length,
        bound: Number.isFinite(most) ? -most : null,
        value: -best,
        gap: Number.isFinite(most) ? most - best : null,
      }),
    );
    // The aim is 2 at least, whatever is proven.
    const certificate = { objective: 'greatestAndSmallest', value: -value, bound: Math.max(2, -bound) } as const;
    return { panels: master.panels, weights: master.weights(), certificate, complete };
  } finally {
    master.dispose();
  }
}
