import type { Run } from './clock.js';
import { generate } from './column-generation.js';
import type { Cover } from './cover.js';
import { FairMaster } from './fair-master.js';
import type { PanelOracle } from './panel-oracle.js';
import type { Composition } from './person-types.js';
import { onlyPanel, type Field, type RawLottery } from './raw-lottery.js';

const ORACLE_TOLERANCE = 1e-3;
const GAP_SHARE = 0.002;

/**
 * The lottery with the greatest smallest chance, by column generation.
 *
 * The master programme finds the best lottery over the panels known so far, and prices `y` for the types (`y >= 0`,
 * sum 1). For any such prices the heaviest panel under `y_t / m_t` weighs at least as much as the best smallest
 * chance of all: this certifies the result. If that panel weighs more than the current value, it improves the master.
 *
 * Stops when bound and value differ by at most 0.002 of the average chance, or when time runs out.
 * Source: the master and pricing problems of Flanigan et al., Nature 596 (2021), in their max-min form.
 */
export async function maximin(
  oracle: PanelOracle,
  composition: Composition,
  cover: Cover,
  field: Field,
  run: Run,
): Promise<RawLottery> {
  if (field.types.length === 0) return onlyPanel(cover);
  const master = await FairMaster.create(composition, field);
  const chance = (value: number): number => Math.min(1, value * field.average);
  try {
    cover.panels.forEach((panel) => master.add(panel));
    const aim = { gap: GAP_SHARE, tolerance: ORACLE_TOLERANCE };
    const { value, bound, complete } = await generate(master, oracle, aim, run, ({ value: least, bound: most }) =>
      run.step({
        stage: 'maximin',
        panels: master.panels.length,
        bound: chance(most),
        value: chance(least),
        gap: chance(most) - chance(least),
      }),
    );
    const certificate = { objective: 'smallestChance', value: chance(value), bound: chance(bound) } as const;
    return { panels: master.panels, weights: master.weights(), certificate, complete };
  } finally {
    master.dispose();
  }
}
