import fc from 'fast-check';
import { propertyRuns } from '../../../test-support/property-runs.js';
import { bestSmallestChance } from '../testing/brute-force.js';
import { generatePool, people, populationQuotas, SKEWED } from '../testing/pools.js';
import { ruleCases, validPanels } from '../testing/rule-cases.js';
import {
  checkQuotas,
  drawPanel,
  floorCurve,
  numberedLottery,
  TimeLimitError,
  type DrawInput,
  type DrawnPanel,
} from './index.js';

/**
 * The public examples of Flanigan et al.: as many men as women, all men conservative, all women but one liberal; each
 * group has at least a seat less than its half.
 */
function publicExample(half: number, size: number): Pick<DrawInput, 'pool' | 'quotas' | 'size'> {
  const pool = [
    ...people(half, { gender: 'male', leaning: 'conservative' }),
    ...people(half - 1, { gender: 'female', leaning: 'liberal' }),
    ...people(1, { gender: 'female', leaning: 'conservative' }),
  ];
  const least = size / 2 - 1;
  const quotas = Object.entries({ gender: ['female', 'male'], leaning: ['liberal', 'conservative'] }).flatMap(
    ([attribute, values]) => values.map((value) => ({ attribute, value, min: least, max: size })),
  );
  return { pool, quotas, size };
}

async function drawn(input: Pick<DrawInput, 'pool' | 'quotas' | 'size'> & Partial<DrawInput>): Promise<DrawnPanel> {
  const result = await drawPanel({ reserves: 0, seed: 's', ...input });
  if (!result.feasible) throw new Error('No panel');
  return result;
}

/** 0 when all have the same, near 1 when one has all. */
function gini(chances: readonly number[]): number {
  const sorted = [...chances].sort((a, b) => a - b);
  const total = sorted.reduce((sum, chance) => sum + chance, 0);
  const ranked = sorted.reduce((sum, chance, i) => sum + (i + 1) * chance, 0);
  return (2 * ranked) / (sorted.length * total) - (sorted.length + 1) / sorted.length;
}

describe('published figures', () => {
  it.each([
    ['example_small', 100, 20],
    ['example_large', 1000, 200],
  ])('%s: leximin gives everybody 10.0 %%', async (_, half, size) => {
    const { probabilities, minProbability, complete, ms } = await drawn({
      ...publicExample(half, size),
      method: 'leximin',
    });
    expect(complete).toBe(true);
    expect(minProbability).toBeCloseTo(0.1, 4);
    expect(gini(Object.values(probabilities))).toBeLessThan(0.0005);
    expect(ms).toBeLessThan(5000);
  });
});

const openCall = { pool: generatePool(300, SKEWED, 'open call'), quotas: populationQuotas(15, SKEWED, 0), size: 15 };

describe('the lottery of numbered panels', () => {
  let result: DrawnPanel;
  beforeAll(async () => {
    result = await drawn({ ...openCall, method: 'maximin' });
  });

  it.each([
    [1000, 0.002],
    [100, 0.02],
  ])('of %d gives everybody nearly the exact chance', async (count, near) => {
    const numbered = await numberedLottery(result, count);
    expect(numbered.panels).toHaveLength(count);
    expect(numbered.largestDeviation).toBeLessThan(near);
    const pool = new Map(openCall.pool.map((person) => [person.id, person]));
    for (const panel of numbered.panels) {
      expect(new Set(panel).size).toBe(15);
      for (const { attribute, value, min, max } of openCall.quotas) {
        const seats = panel.filter((id) => pool.get(id)?.values[attribute] === value).length;
        expect(min <= seats && seats <= max).toBe(true);
      }
    }
    const ofFirst = numbered.panels.filter((panel) => panel.includes('p0001')).length;
    expect(numbered.probabilities['p0001']).toBe(ofFirst / count);
    console.info(
      `${count} numbered panels: at most ${numbered.largestDeviation} off, smallest ${numbered.minProbability}`,
    );
  });

  it('is exact where the shares are whole, and refuses a count that is no whole number', async () => {
    const plain = await drawn({ pool: people(4, { a: 'x' }), quotas: [], size: 2 });
    const numbered = await numberedLottery(plain, 10);
    expect(numbered.largestDeviation).toBeCloseTo(0, 9);
    expect(await numberedLottery(plain, 10)).toEqual(numbered);
    await expect(numberedLottery(plain, 0)).rejects.toThrow(RangeError);
  });
});

describe('the slider of the floor', () => {
  it('shows at each place the lowest chance and the people without one, against every panel written down', async () => {
    await fc.assert(
      fc.asyncProperty(ruleCases, fc.integer({ min: 0, max: 5 }), async ({ floor: _, ...rules }, unrated) => {
        const valid = validPanels(rules);
        const curve = await floorCurve({ ...rules, unrated, points: 5 });
        const total = (panel: readonly string[]): number =>
          rules.pool.reduce((sum, { id, rating }) => sum + (panel.includes(id) ? (rating ?? unrated) : 0), 0);
        expect(curve.length > 0).toBe(valid.length > 0);
        if (valid.length === 0) return;
        expect(curve.at(-1)?.floor).toBe(Math.max(...valid.map(total)));
        const out = (rules.exclusions ?? []).map(({ id }) => id);
        const asked = rules.pool.map(({ id }) => id).filter((id) => !out.includes(id));
        for (const { floor, lowestChance, noChance } of curve) {
          const panels = validPanels({ ...rules, floor: { total: floor, unrated } });
          const selectable = asked.filter((id) => panels.some((panel) => panel.includes(id)));
          const free = selectable.filter((id) => !rules.pins?.includes(id));
          expect(noChance).toBe(asked.length - selectable.length);
          const best = free.length > 0 ? await bestSmallestChance(panels, free) : 1;
          expect(Math.abs(lowestChance - best)).toBeLessThan((0.002 * rules.size) / selectable.length + 1e-6);
        }
      }),
      { numRuns: propertyRuns(60) },
    );
  });

  it('says that time ran out where nothing is known in time, and not that there is no panel', async () => {
    const few = { pool: openCall.pool, quotas: openCall.quotas, size: 15, unrated: 1 };
    await expect(floorCurve({ ...few, timeLimitMs: 1 })).rejects.toThrow(TimeLimitError);
  });

  const pool = openCall.pool.slice(0, 120);
  const quotas = populationQuotas(8, SKEWED, 1);

  it('goes from no floor to the best-rated panel; the lowest chance only falls, those without one only become more', async () => {
    const curve = await floorCurve({ pool, quotas, size: 8, unrated: 1, points: 4, timeLimitMs: 40_000 });
    expect(curve[0]).toMatchObject({ floor: 0, noChance: 0 });
    expect(curve.length).toBeGreaterThan(2);
    curve.slice(1).forEach((point, i) => {
      const before = curve[i]!;
      expect(point.floor).toBeGreaterThan(before.floor);
      expect(point.noChance).toBeGreaterThanOrEqual(before.noChance);
      expect(point.expectedTotal).toBeGreaterThanOrEqual(point.floor - 1e-6);
      if (point.noChance === before.noChance) {
        expect(point.lowestChance).toBeLessThanOrEqual(before.lowestChance + before.gap + 1e-6);
      }
    });
    const end = curve.at(-1)!;
    expect(end.noChance).toBeGreaterThan(0);
    expect(await checkQuotas({ pool, quotas, size: 8, floor: { total: end.floor, unrated: 1 } })).toEqual({
      feasible: true,
    });
    expect(await checkQuotas({ pool, quotas, size: 8, floor: { total: end.floor + 1, unrated: 1 } })).toMatchObject({
      feasible: false,
    });
  });
});
