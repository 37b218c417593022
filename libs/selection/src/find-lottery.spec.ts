import { generatePool, populationQuotas, SKEWED } from '../testing/pools.js';
import { examine } from './check-quotas.js';
import { TimeLimitError, type Run } from './clock.js';
import { coverPool } from './cover.js';
import { findLottery } from './find-lottery.js';
import type { RawLottery } from './raw-lottery.js';
import type { Method } from './version.js';

const question = { pool: generatePool(110, SKEWED, 'open call'), quotas: populationQuotas(12, SKEWED, 1), size: 12 };

/** A run whose time is over after a number of steps, whatever the machine's speed. */
function stepsOf(steps: number): Run {
  let left = steps;
  return {
    elapsed: () => 0,
    remaining: () => (left > 0 ? 60 : 0),
    step: () => Promise.resolve(void left--),
  };
}

async function lotteryAfter(method: Method, steps: number): Promise<RawLottery> {
  const found = await examine(question, () => 60);
  if (!found.feasible) throw new Error('The test needs a pool with a valid panel');
  try {
    const cover = await coverPool(found.oracle, found.composition, found.first, stepsOf(1000));
    return await findLottery(method, found.oracle, found.composition, cover, stepsOf(steps));
  } finally {
    found.oracle.dispose();
  }
}

describe('the search for the best lottery', () => {
  it.each(['goldilocks', 'leximin', 'maximin', 'nash'] as const)(
    '(%s) keeps a valid lottery and an honest bound when its time is over',
    async (method) => {
      const [early, full] = [await lotteryAfter(method, 4), await lotteryAfter(method, 100_000)];
      expect([early.complete, full.complete]).toEqual([false, true]);
      expect(early.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 8);
      expect(early.weights).toHaveLength(early.panels.length);
      expect(early.panels.length).toBeLessThan(full.panels.length);
      // The aim of Goldilocks is to be small, that of the others to be great. Leximin's first round is maximin.
      const sense = method === 'goldilocks' ? -1 : 1;
      const best = method === 'leximin' ? (await lotteryAfter('maximin', 100_000)).certificate : full.certificate;
      expect(sense * early.certificate.bound).toBeGreaterThanOrEqual(sense * best.value - 1e-9);
      expect(sense * early.certificate.value).toBeLessThanOrEqual(sense * best.bound + 1e-9);
    },
  );

  it('does not begin before it is known who can be in a panel', async () => {
    const found = await examine(question, () => 60);
    if (!found.feasible) throw new Error('The test needs a pool with a valid panel');
    const cover = coverPool(found.oracle, found.composition, found.first, stepsOf(0));
    await expect(cover).rejects.toThrow(TimeLimitError);
    found.oracle.dispose();
  });
});
