import fc from 'fast-check';
import { propertyRuns } from '../../../test-support/property-runs.js';
import {
  allPanels,
  bestGoldilocks,
  bestSmallestChance,
  goodMeanLog,
  leximinChances,
  meetsQuotas,
} from '../testing/brute-force.js';
import { generatePool, people, populationQuotas, SKEWED } from '../testing/pools.js';
import { smallCases, type SmallCase } from '../testing/small-cases.js';
import { drawPanel, type DrawnPanel, type Method } from './index.js';

const AVERAGES_OFF = 0.002;

/** Draws from a small pool by a method, and writes down every valid panel beside it. */
async function beside({ pool, quotas, size }: SmallCase, method: Method) {
  const valid = allPanels(pool, size).filter((panel) => meetsQuotas(panel, pool, quotas));
  const result = await drawPanel({ pool, quotas, size, reserves: 0, seed: 'any', method });
  expect(result.feasible).toBe(valid.length > 0);
  if (!result.feasible) return undefined;
  const selectable = pool.map((person) => person.id).filter((id) => valid.some((panel) => panel.includes(id)));
  expect(result.neverSelectable).toEqual(pool.map((p) => p.id).filter((id) => !selectable.includes(id)));
  expect(valid).toContainEqual(result.panel);
  expect(Object.values(result.probabilities).reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(size, 6);
  return { result, valid, selectable, average: size / selectable.length };
}

describe('the aim of each method, against every panel written down', () => {
  it('leximin gives everybody the chance that the definition gives them', async () => {
    await fc.assert(
      fc.asyncProperty(smallCases, async (some) => {
        const found = await beside(some, 'leximin');
        if (!found) return;
        const { result, valid, selectable, average } = found;
        const right = await leximinChances(valid, selectable);
        expect(result.complete).toBe(true);
        selectable.forEach((id, at) => {
          expect(Math.abs((result.probabilities[id] ?? 0) - (right[at] ?? 0))).toBeLessThan(AVERAGES_OFF * average);
        });
      }),
      { numRuns: propertyRuns(60) },
    );
  });

  it('Goldilocks comes within its gap of the least sum of greatest and inverse smallest chance', async () => {
    await fc.assert(
      fc.asyncProperty(smallCases, async (some) => {
        const found = await beside(some, 'goldilocks');
        if (!found) return;
        const { result, valid, selectable, average } = found;
        const reached = result.maxProbability / average + average / result.minProbability;
        expect(reached).toBeCloseTo(result.certificate.value, 4);
        const best = await bestGoldilocks(valid, selectable);
        expect(reached).toBeLessThan(best + result.gap + 1e-4);
        expect(result.certificate.bound).toBeLessThan(best + 1e-4);
        expect(result.gap).toBeLessThan(0.0041);
      }),
      { numRuns: propertyRuns(25) },
    );
  });

  it('Nash leaves no panel that could raise the product of chances', async () => {
    await fc.assert(
      fc.asyncProperty(smallCases, async (some) => {
        const found = await beside(some, 'nash');
        if (!found) return;
        const { result, valid, selectable } = found;
        const heaviest = Math.max(
          ...valid.map((panel) => panel.reduce((sum, id) => sum + 1 / (result.probabilities[id] ?? 0), 0)),
        );
        expect(heaviest / selectable.length - 1).toBeLessThan(0.0011);
        expect(result.gap).toBeLessThanOrEqual(0.001);
        const { value, bound } = result.certificate;
        const reached = selectable.reduce((sum, id) => sum + Math.log(result.probabilities[id] ?? 0), 0);
        expect(reached / selectable.length).toBeCloseTo(value, 5);
        const good = goodMeanLog(valid, selectable);
        expect(value).toBeGreaterThan(good - 0.001);
        expect(bound).toBeGreaterThan(good - 1e-9);
      }),
      { numRuns: propertyRuns(60) },
    );
  });

  it('the legacy method draws valid panels, and never with a better smallest chance than maximin', async () => {
    await fc.assert(
      fc.asyncProperty(smallCases, async (some) => {
        const found = await beside(some, 'legacy').catch(() => undefined);
        if (!found) return;
        const best = await bestSmallestChance(found.valid, found.selectable);
        expect(found.result.minProbability).toBeLessThan(best + 1e-6);
        expect(found.result.certificate.bound).toBeGreaterThan(best - 1e-9);
      }),
      { numRuns: propertyRuns(10) },
    );
  });
});

describe('15 of 300 with four categories', () => {
  const openCall = {
    pool: generatePool(300, SKEWED, 'open call'),
    quotas: populationQuotas(15, SKEWED, 0),
    size: 15,
    reserves: 0,
    seed: 's',
  };
  const results: Partial<Record<Method, DrawnPanel>> = {};
  const of = (method: Method): DrawnPanel => results[method] as DrawnPanel;
  beforeAll(async () => {
    for (const method of ['goldilocks', 'leximin', 'maximin', 'nash'] as const) {
      const result = await drawPanel({ ...openCall, method });
      if (!result.feasible) throw new Error('No panel');
      results[method] = result;
    }
  });

  it('ends with a closed gap, whatever the method', () => {
    for (const result of Object.values(results)) expect(result.complete).toBe(true);
  });

  it('gives the same smallest chance by leximin as by maximin', () => {
    expect(of('leximin').minProbability).toBeCloseTo(of('maximin').minProbability, 4);
  });

  it('holds the greatest chance down by Goldilocks, for a little of the smallest one', () => {
    expect(of('goldilocks').maxProbability).toBeLessThan(of('leximin').maxProbability / 2);
    expect(of('goldilocks').minProbability).toBeGreaterThan(of('leximin').minProbability / 2);
  });

  it('has the greatest geometric mean by Nash', () => {
    const mean = ({ probabilities }: DrawnPanel): number =>
      Object.values(probabilities).reduce((sum, chance) => sum + Math.log(chance), 0);
    for (const method of ['goldilocks', 'leximin', 'maximin'] as const) {
      expect(mean(of('nash'))).toBeGreaterThan(mean(of(method)));
    }
  });

  it('draws the same panel for the same seed, and takes Goldilocks unless told', async () => {
    const { pool, quotas } = openCall;
    const again = await drawPanel({ ...openCall, pool: [...pool].reverse(), quotas: [...quotas].reverse() });
    expect({ ...again, ms: 0 }).toEqual({ ...of('goldilocks'), ms: 0 });
  });
});

it('two balanced groups of a hundred have the same chance by every method', async () => {
  const pool = [...people(100, { politics: 'liberal' }), ...people(100, { politics: 'conservative' })];
  const quotas = ['liberal', 'conservative'].map((value) => ({ attribute: 'politics', value, min: 9, max: 20 }));
  for (const method of ['goldilocks', 'leximin', 'maximin', 'nash'] as const) {
    const result = await drawPanel({ pool, quotas, size: 20, reserves: 0, seed: 's', method });
    expect(result).toMatchObject({ feasible: true, complete: true });
    for (const chance of Object.values(result.feasible ? result.probabilities : {})) expect(chance).toBeCloseTo(0.1, 3);
  }
});
