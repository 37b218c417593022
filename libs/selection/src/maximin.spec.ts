import { generatePool, populationQuotas, SKEWED } from '../testing/pools.js';
import { examine } from './check-quotas.js';
import { TimeLimitError, type Run } from './clock.js';
import { coverPool } from './cover.js';
import { maximin } from './maximin.js';
import { fieldOf } from './raw-lottery.js';

const pool = generatePool(150, SKEWED, 'open call');
const quotas = populationQuotas(12, SKEWED, 0);

/** A run whose time is over after a number of steps, whatever the machine's speed. */
function stepsOf(steps: number): Run {
  let left = steps;
  return {
    elapsed: () => 0,
    remaining: () => (left > 0 ? 60 : 0),
    step: () => Promise.resolve(void left--),
  };
}

async function lotteryAfter(steps: number) {
  const found = await examine({ pool, quotas, size: 12 }, () => 60);
  if (!found.feasible) throw new Error('The test needs a pool with a valid panel');
  try {
    const cover = await coverPool(found.oracle, found.composition, found.first, stepsOf(1000));
    return await maximin(found.oracle, found.composition, cover, fieldOf(found.composition, cover), stepsOf(steps));
  } finally {
    found.oracle.dispose();
  }
}

describe('the search for the best lottery', () => {
  it('keeps a valid lottery and an honest bound when its time is over', async () => {
    const [early, full] = [await lotteryAfter(3), await lotteryAfter(1000)];
    expect([early.complete, full.complete]).toEqual([false, true]);
    expect(early.certificate.bound).toBeGreaterThanOrEqual(full.certificate.bound);
    expect(early.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 8);
    expect(early.panels.length).toBeLessThan(full.panels.length);
  });

  it('does not begin before it is known who can be in a panel', async () => {
    const found = await examine({ pool, quotas, size: 12 }, () => 60);
    if (!found.feasible) throw new Error('The test needs a pool with a valid panel');
    const cover = coverPool(found.oracle, found.composition, found.first, stepsOf(0));
    await expect(cover).rejects.toThrow(TimeLimitError);
    found.oracle.dispose();
  });
});
