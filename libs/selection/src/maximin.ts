import type { Run } from './clock.js';
import type { Cover } from './cover.js';
import { MaximinMaster } from './maximin-master.js';
import type { PanelOracle } from './panel-oracle.js';
import type { Composition } from './person-types.js';
import type { Field, RawLottery } from './raw-lottery.js';

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
  const gap = GAP_SHARE * field.average;
  const master = await MaximinMaster.create(composition, field.types);
  try {
    cover.panels.forEach((panel) => master.add(panel));
    let bound = 1;
    let bestPrices: number[] | undefined;
    let state = master.solve();
    const close = (): boolean => bound - state.value <= gap;
    while (!close() && run.remaining() > 0) {
      await run.step({
        stage: 'maximin',
        panels: master.panels.length,
        bound,
        value: state.value,
        gap: bound - state.value,
      });
      // Prices of the plain master jump from one corner to another; half the best ones so far calms them (Wentges).
      const smoothed = bestPrices?.map((price, t) => (price + (state.prices[t] ?? 0)) / 2) ?? state.prices;
      let improved = false;
      for (const prices of bestPrices ? [smoothed, state.prices] : [state.prices]) {
        const answer = price(oracle, composition, prices, 1 / field.average, run.remaining());
        if (answer.bound < bound) {
          bound = answer.bound;
          bestPrices = prices;
        }
        improved = answer.seats !== undefined && master.worth(answer.seats, state.prices) > state.value + gap / 100;
        if (improved && answer.seats) master.add(answer.seats);
        if (improved || close()) break;
      }
      if (!improved) break;
      state = master.solve();
    }
    const certificate = { objective: 'smallestChance', value: state.value, bound } as const;
    return { panels: master.panels, weights: state.weights, certificate, complete: close() };
  } finally {
    master.dispose();
  }
}

// The solver's absolute tolerances suit values near 1, so the objective counts in units of the average chance.
function price(oracle: PanelOracle, { types }: Composition, prices: readonly number[], unit: number, seconds: number) {
  const weights = types.map((type, t) => ((prices[t] ?? 0) * unit) / type.ids.length);
  const answer = oracle.heaviest(weights, seconds, ORACLE_TOLERANCE);
  return { seats: answer.seats, bound: answer.bound / unit };
}
