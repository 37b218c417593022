import type { Run } from './clock.js';
import { generate, type Found } from './column-generation.js';
import type { Cover } from './cover.js';
import { FairMaster } from './fair-master.js';
import type { Prices } from './lottery-master.js';
import type { PanelOracle } from './panel-oracle.js';
import type { Composition } from './person-types.js';
import type { Field, RawLottery } from './raw-lottery.js';

const ORACLE_TOLERANCE = 5e-4;
const GAP = 0.001;
/** A price counts as above 0 from this share of the mean price of those who are open: the gap leaves small ones unsure. */
const TIGHT_SHARE = 0.1;

/**
 * The lottery with the greatest smallest chance, then the greatest second smallest, and so on.
 *
 * Round by round: maximise the smallest chance of those who are not settled while the settled keep theirs; then settle
 * everybody whose price is above 0, for no optimal lottery of the round gives them more (complementary slackness).
 * Prices from the interior point method without crossover settle many at once; they are put to the oracle again.
 *
 * The certificate is of the round with the widest gap; each ends at a gap of 0.001 of the average chance. When time
 * runs out, the rounds done stand and the rest is as the round left it.
 * Source: Flanigan et al., Nature 596 (2021).
 */
export async function leximin(
  oracle: PanelOracle,
  composition: Composition,
  cover: Cover,
  field: Field,
  run: Run,
): Promise<RawLottery> {
  const master = await FairMaster.create(composition, field);
  const chance = (value: number): number => Math.min(1, value * field.average);
  const sizes = field.types.map((t) => composition.types[t]?.ids.length ?? 0);
  let widest: Pick<Found, 'value' | 'bound'> = { value: 0, bound: 0 };
  let complete = true;
  let weights: number[] = [];
  try {
    cover.panels.forEach((panel) => master.add(panel));
    for (let done = 0; master.open.length > 0; done++) {
      const report = ({ value, bound }: Pick<Found, 'value' | 'bound'>): Promise<void> => {
        const openPeople = master.open.reduce((sum, at) => sum + (sizes[at] ?? 0), 0);
        return run.step({
          stage: 'leximin',
          panels: master.panels.length,
          bound: chance(bound),
          value: chance(value),
          gap: chance(bound) - chance(value),
          rounds: { done, settled: field.people - openPeople, people: field.people },
        });
      };
      const round = await playRound(master, oracle, run, report);
      weights = round.weights;
      if (round.bound - round.value > widest.bound - widest.value || done === 0) widest = round;
      complete = round.complete;
      if (!complete) break;
      const { open } = master;
      const price = (at: number): number => round.inner.floor[field.types[at] ?? -1] ?? 0;
      for (const at of open) if (price(at) >= TIGHT_SHARE / open.length) master.settle(at, round.value);
    }
    const certificate = { objective: 'leximin', value: chance(widest.value), bound: chance(widest.bound) } as const;
    return { panels: master.panels, weights, certificate, complete };
  } finally {
    master.dispose();
  }
}

/** One round: until both the corner's and the inner prices prove that no lottery does better. */
async function playRound(
  master: FairMaster,
  oracle: PanelOracle,
  run: Run,
  report: (found: Pick<Found, 'value' | 'bound'>) => Promise<void>,
): Promise<Found & { weights: number[]; inner: Prices }> {
  for (;;) {
    const found = await generate(master, oracle, { gap: GAP, tolerance: ORACLE_TOLERANCE }, run, report);
    const weights = master.weights();
    if (!found.complete) return { ...found, weights, inner: found.prices };
    const inner = master.innerPrices();
    const answer = oracle.heaviest(master.seatPrices(inner), run.remaining(), ORACLE_TOLERANCE, GAP / 4);
    const bound = answer.bound + master.constant(inner);
    if (bound - found.value <= GAP) return { ...found, bound: Math.min(bound, found.bound), weights, inner };
    if (run.remaining() <= 0) return { ...found, weights, inner, complete: false };
    // When the inner prices lead to no new panel, the corner's prices are returned: they are proven.
    if (!answer.seats || !master.add(answer.seats)) return { ...found, weights, inner: found.prices };
  }
}
