import fc from 'fast-check';
import { propertyRuns } from '../../../test-support/property-runs.js';
import { allPanels, bestSmallestChance, meetsQuotas } from '../testing/brute-force.js';
import { generatePool, people, populationQuotas, SKEWED } from '../testing/pools.js';
import { smallCases } from '../testing/small-cases.js';
import { drawFromLottery, drawPanel, type DrawInput, type DrawnPanel, type Progress } from './index.js';

async function drawn(input: DrawInput): Promise<DrawnPanel> {
  const result = await drawPanel(input);
  if (!result.feasible) throw new Error(`No panel: ${JSON.stringify(result.problems)}`);
  return result;
}

function timeless(result: DrawnPanel): Omit<DrawnPanel, 'ms'> {
  const { ms: _ms, ...rest } = result;
  return rest;
}

const openCall = {
  pool: generatePool(300, SKEWED, 'open call'),
  quotas: populationQuotas(15, SKEWED, 0),
  size: 15,
  reserves: 6,
  seed: 'dice of 1 May',
  method: 'maximin' as const,
};

/** What does not hang on numbers is shown on fewer people. */
const smallCall = {
  ...openCall,
  pool: generatePool(100, SKEWED, 'small'),
  quotas: populationQuotas(10, SKEWED, 1),
  size: 10,
};

describe('drawing a panel', () => {
  let usual: DrawnPanel;
  let small: DrawnPanel;
  beforeAll(async () => {
    usual = await drawn(openCall);
    small = await drawn(smallCall);
  });

  it('finds the greatest smallest chance, and everybody who can never be chosen', async () => {
    await fc.assert(
      fc.asyncProperty(smallCases, async ({ pool, quotas, size }) => {
        const valid = allPanels(pool, size).filter((panel) => meetsQuotas(panel, pool, quotas));
        const result = await drawPanel({ pool, quotas, size, reserves: 2, seed: 'any', method: 'maximin' });
        expect(result.feasible).toBe(valid.length > 0);
        if (!result.feasible) return;
        const selectable = pool.map((person) => person.id).filter((id) => valid.some((panel) => panel.includes(id)));
        const best = await bestSmallestChance(valid, selectable);
        expect(result.neverSelectable).toEqual(pool.map((p) => p.id).filter((id) => !selectable.includes(id)));
        expect(result.gap).toBeLessThanOrEqual((0.002 * size) / selectable.length + 1e-8);
        expect(result.minProbability).toBeGreaterThan(best - result.gap - 1e-7);
        expect(result.minProbability).toBeLessThan(best + 1e-7);
        expect(valid).toContainEqual(result.panel);
      }),
      { numRuns: propertyRuns(150) },
    );
  });

  it('gives everyone who fits in some valid panel a chance', () => {
    const { probabilities, neverSelectable, minProbability, maxProbability } = usual;
    expect(neverSelectable).toEqual([]);
    expect(Object.keys(probabilities)).toHaveLength(300);
    expect(Math.min(...Object.values(probabilities))).toBe(minProbability);
    expect(Math.max(...Object.values(probabilities))).toBe(maxProbability);
    expect(minProbability).toBeGreaterThan(0.02);
    expect(Object.values(probabilities).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(15, 6);
  });

  it('closes the gap to what is provably possible for 15 of 300 with four categories', () => {
    const { gap, complete, ms, lottery, minProbability } = usual;
    console.info(`15 of 300: ${Math.round(ms)} ms, ${lottery.panels.length} panels, smallest ${minProbability}`);
    expect(complete).toBe(true);
    expect(gap).toBeLessThanOrEqual((0.002 * 15) / 300);
  });

  it('meets the quotas with every panel of the lottery, not only with the drawn one', () => {
    const { lottery, panel } = usual;
    for (const seats of lottery.panels) {
      const taken = new Map<number, number>();
      const ids = seats.map((t) => {
        const nth = taken.get(t) ?? 0;
        taken.set(t, nth + 1);
        return lottery.types[t]?.[nth] ?? 'nobody';
      });
      expect(new Set(ids).size).toBe(15);
      expect(meetsQuotas(ids, openCall.pool, openCall.quotas)).toBe(true);
    }
    expect(meetsQuotas(panel, openCall.pool, openCall.quotas)).toBe(true);
    expect(lottery.weights.reduce((sum, weight) => sum + Math.round(weight * 1e9), 0)).toBe(1e9);
  });

  it('draws the same panel for the same input and seed, in whatever order people and quotas come', async () => {
    const turned = { ...smallCall, pool: [...smallCall.pool].reverse(), quotas: [...smallCall.quotas].reverse() };
    expect(timeless(await drawn(turned))).toEqual(timeless(small));
  });

  it('draws other panels from the same lottery for other seeds', async () => {
    const other = await drawn({ ...smallCall, seed: 'dice of 2 May' });
    expect(other.panel).not.toEqual(small.panel);
    expect(other.lottery).toEqual(small.lottery);
    expect(other.inputHash).toBe(small.inputHash);
  });

  it('lets anyone repeat the draw from the published lottery and seed', () => {
    const { lottery, panel } = usual;
    expect(drawFromLottery(lottery, openCall.seed).sort()).toEqual(panel);
  });

  it('draws people as often as their published chances say', async () => {
    const pool = [...people(2, { gender: 'f' }), ...people(6, { gender: 'm' })];
    const quotas = ['f', 'm'].map((value) => ({ attribute: 'gender', value, min: 1, max: 3 }));
    const { lottery, probabilities } = await drawn({
      pool,
      quotas,
      size: 4,
      reserves: 0,
      seed: 'first',
      method: 'maximin',
    });
    const draws = 4000;
    const times = new Map<string, number>();
    for (let i = 0; i < draws; i++) {
      for (const id of drawFromLottery(lottery, `draw ${i}`)) times.set(id, (times.get(id) ?? 0) + 1);
    }
    for (const [id, chance] of Object.entries(probabilities)) {
      expect(Math.abs((times.get(id) ?? 0) / draws - chance)).toBeLessThan(0.04);
    }
  });

  it('treats identical people exactly alike: 20 of 200 in two balanced groups of 100', async () => {
    const groups = [
      people(100, { gender: 'f', politics: 'liberal' }),
      people(1, { gender: 'm', politics: 'conservative' }),
      people(99, { gender: 'm', politics: 'liberal' }),
    ];
    const quotas = [
      { attribute: 'gender', value: 'f', min: 9, max: 10 },
      { attribute: 'gender', value: 'm', min: 10, max: 11 },
      { attribute: 'politics', value: 'liberal', min: 19, max: 20 },
      { attribute: 'politics', value: 'conservative', min: 0, max: 1 },
    ];
    const result = await drawn({ pool: groups.flat(), quotas, size: 20, reserves: 4, seed: 's', method: 'maximin' });
    expect(result.minProbability).toBeCloseTo(0.1, 3);
    for (const group of groups) {
      expect(new Set(group.map((person) => result.probabilities[person.id])).size).toBe(1);
    }
  });

  it('draws everyone when the pool is the panel, and anyone when there are no quotas', async () => {
    const pool = people(5, { gender: 'f' });
    const all = await drawn({ pool, quotas: [], size: 5, reserves: 3, seed: 's', method: 'maximin' });
    expect(all.panel).toHaveLength(5);
    expect(all.reserves).toEqual([]);
    const some = await drawn({ pool, quotas: [], size: 2, reserves: 3, seed: 's', method: 'maximin' });
    expect(some.minProbability).toBeCloseTo(0.4, 8);
    expect(some.maxProbability).toBe(some.minProbability);
  });

  it('is not moved by ratings', async () => {
    const plain = await drawn({ ...smallCall, pool: smallCall.pool.map(({ id, values }) => ({ id, values })) });
    expect(small.panel).toEqual(plain.panel);
    expect(small.probabilities).toEqual(plain.probabilities);
    expect(small.inputHash).not.toBe(plain.inputHash);
  });

  it('answers an impossible wish with the reasons and one possible change', async () => {
    const pool = people(5, { gender: 'f' });
    const quotas = [{ attribute: 'gender', value: 'f', min: 0, max: 1 }];
    expect(await drawPanel({ pool, quotas, size: 2, reserves: 0, seed: 's' })).toMatchObject({
      feasible: false,
      problems: [{ kind: 'maximaBelowSize', attribute: 'gender', sum: 1, size: 2 }],
      relaxations: [{ attribute: 'gender', value: 'f', bound: 'max', from: 1, to: 2 }],
    });
  });

  it('tells how far it is, with a bound and a value that close in on one another', async () => {
    const reports: Progress[] = [];
    await drawPanel(smallCall, { onProgress: (progress) => reports.push(progress) });
    expect(new Set(reports.map((report) => report.stage))).toEqual(new Set(['check', 'cover', 'maximin', 'reserves']));
    const values = reports.filter((report) => report.stage === 'maximin').map((report) => report.value ?? 0);
    const bounds = reports.filter((report) => report.stage === 'maximin').map((report) => report.bound ?? 0);
    values.forEach((value, i) => expect(value).toBeGreaterThanOrEqual((values[i - 1] ?? 0) - 1e-9));
    bounds.forEach((bound, i) => expect(bound).toBeLessThanOrEqual(bounds[i - 1] ?? 1));
  });

  it('refuses parameters out of range', async () => {
    await expect(drawPanel({ ...openCall, reserves: -1 })).rejects.toThrow(RangeError);
    await expect(drawPanel({ ...openCall, seed: '' })).rejects.toThrow(RangeError);
    await expect(drawPanel({ ...openCall, dropout: 1.5 })).rejects.toThrow(RangeError);
    await expect(drawPanel({ ...openCall, timeLimitSeconds: 0 })).rejects.toThrow(RangeError);
  });

  it('stops between two steps when cancelled', async () => {
    const controller = new AbortController();
    const onProgress = (progress: Progress): void => {
      if (progress.stage === 'maximin') controller.abort(new Error('enough'));
    };
    await expect(drawPanel(openCall, { onProgress, signal: controller.signal })).rejects.toThrow('enough');
  });
});
