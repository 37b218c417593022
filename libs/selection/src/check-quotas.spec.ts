import fc from 'fast-check';
import { propertyRuns } from '../../../test-support/property-runs.js';
import { allPanels, cheapestWeight, meetsQuotas } from '../testing/brute-force.js';
import { people } from '../testing/pools.js';
import { smallCases } from '../testing/small-cases.js';
import { checkQuotas, type QuotaProblem, type Person, type Quota } from './index.js';
import { stepWeight } from './relaxation.js';

const quota = (attribute: string, value: string, min: number, max: number): Quota => ({ attribute, value, min, max });
const women = people(4, { gender: 'female', region: 'north' }, 'w');
const men = people(4, { gender: 'male', region: 'south' }, 'm');
const pool = [...women, ...men];
const balanced = [quota('gender', 'female', 2, 2), quota('gender', 'male', 2, 2)];

async function problemsOf(candidates: Person[], quotas: Quota[], size: number): Promise<QuotaProblem[]> {
  const check = await checkQuotas({ pool: candidates, quotas, size });
  return check.feasible ? [] : check.problems;
}

describe('checking quotas before anybody is drawn', () => {
  it('says yes when some panel meets them', async () => {
    expect(await checkQuotas({ pool, quotas: balanced, size: 4 })).toEqual({ feasible: true });
  });

  it('needs no quotas at all', async () => {
    expect(await checkQuotas({ pool, quotas: [], size: 4 })).toEqual({ feasible: true });
  });

  it('refuses an empty pool, a pool smaller than the panel and a size that is no whole number', async () => {
    expect(await problemsOf([], balanced, 4)).toContainEqual({ kind: 'emptyPool' });
    expect(await problemsOf(women, [], 5)).toEqual([{ kind: 'poolTooSmall', available: 4, size: 5 }]);
    expect(await problemsOf(pool, balanced, 0)).toContainEqual({ kind: 'invalidSize', size: 0 });
    expect(await problemsOf(pool, balanced, 2.5)).toContainEqual({ kind: 'invalidSize', size: 2.5 });
  });

  it('names people who appear twice, lack an attribute or have a value without a quota', async () => {
    const odd = [
      { id: 'w1', values: { gender: 'female' } },
      { id: 'x', values: {} },
      ...people(2, { gender: 'other' }),
    ];
    expect(await problemsOf([...pool, ...odd], balanced, 4)).toEqual([
      { kind: 'duplicatePerson', id: 'w1' },
      { kind: 'missingAttribute', attribute: 'gender', persons: ['x'] },
      { kind: 'unnamedValue', attribute: 'gender', value: 'other', persons: ['other1', 'other2'] },
    ]);
  });

  it('does not take what every object inherits for an attribute', async () => {
    expect(await problemsOf(pool, [quota('constructor', 'x', 0, 4)], 4)).toEqual([
      { kind: 'missingAttribute', attribute: 'constructor', persons: pool.map((person) => person.id).sort() },
    ]);
  });

  it('refuses quotas that come twice or contradict themselves', async () => {
    const quotas = [...balanced, quota('gender', 'male', 0, 1), quota('region', 'north', 3, 2)];
    const problems = await problemsOf(pool, [...quotas, quota('region', 'south', 0, 1.5)], 4);
    expect(problems).toEqual([
      { kind: 'duplicateQuota', attribute: 'gender', value: 'male' },
      { kind: 'contradictoryQuota', attribute: 'region', value: 'north', min: 3, max: 2 },
      { kind: 'contradictoryQuota', attribute: 'region', value: 'south', min: 0, max: 1.5 },
    ]);
  });

  it('counts before it solves: minima above the size, maxima below it, a minimum nobody can fill', async () => {
    const minima = [quota('gender', 'female', 3, 4), quota('gender', 'male', 2, 4)];
    expect(await problemsOf(pool, minima, 4)).toEqual([
      { kind: 'minimaExceedSize', attribute: 'gender', sum: 5, size: 4 },
    ]);
    const maxima = [quota('gender', 'female', 0, 1), quota('gender', 'male', 0, 2)];
    expect(await problemsOf(pool, maxima, 4)).toEqual([
      { kind: 'maximaBelowSize', attribute: 'gender', sum: 3, size: 4 },
    ]);
    const scarce = [quota('gender', 'female', 5, 6), quota('gender', 'male', 0, 6)];
    expect(await problemsOf(pool, scarce, 6)).toEqual([
      { kind: 'tooFewAvailable', attribute: 'gender', value: 'female', min: 5, available: 4 },
    ]);
  });

  it('proves that quotas exclude one another although each could be met, and says what to change', async () => {
    const quotas = [...balanced, quota('region', 'north', 3, 4), quota('region', 'south', 0, 4)];
    const check = await checkQuotas({ pool, quotas, size: 4 });
    const change = { attribute: 'region', value: 'north', bound: 'min', from: 3, to: 2 };
    expect(check).toMatchObject({ feasible: false, problems: [{ kind: 'noPanelFits' }], relaxations: [change] });
  });

  it('gives up the minimum of a small group last', async () => {
    // Every non-binary person lives in the north, where two seats are one too many for the minima of the rest.
    const north = people(2, { gender: 'nonbinary', region: 'north' }, 'n');
    const south = people(12, { gender: 'female', region: 'south' }, 's');
    const quotas = [quota('gender', 'nonbinary', 1, 2), quota('gender', 'female', 8, 10)];
    const check = await checkQuotas({
      pool: [...north, ...south],
      quotas: [...quotas, quota('region', 'north', 0, 2), quota('region', 'south', 10, 10)],
      size: 10,
    });
    expect(check).toMatchObject({ relaxations: [{ value: 'south', bound: 'min', from: 10, to: 9 }] });
  });

  it('lets excluded people in only when nothing else helps', async () => {
    const quotas = [quota('gender', 'female', 0, 0), quota('gender', 'male', 2, 2)];
    const other = await checkQuotas({ pool, quotas, size: 4 });
    expect(other).toMatchObject({ relaxations: [{ value: 'male', bound: 'max', from: 2, to: 4 }] });
    const forced = await checkQuotas({ pool, quotas, size: 6 });
    expect(forced).toMatchObject({ feasible: false });
    expect(forced.feasible ? [] : forced.relaxations).toContainEqual({
      attribute: 'gender',
      value: 'female',
      bound: 'max',
      from: 0,
      to: expect.any(Number) as number,
    });
  });

  it('agrees with writing down every panel, and its changes are a cheapest way to one', async () => {
    await fc.assert(
      fc.asyncProperty(smallCases, async ({ pool: some, quotas, size }) => {
        const valid = allPanels(some, size).filter((panel) => meetsQuotas(panel, some, quotas));
        const check = await checkQuotas({ pool: some, quotas, size });
        expect(check.feasible).toBe(valid.length > 0);
        if (check.feasible) return;
        const weight = check.relaxations.reduce(
          (sum, { bound, from, to }) => sum + Math.abs(from - to) * stepWeight(bound, from),
          0,
        );
        expect(weight).toBeCloseTo(cheapestWeight(some, quotas, size), 6);
        const changed = quotas.map((q) => {
          const changes = check.relaxations.filter((r) => r.attribute === q.attribute && r.value === q.value);
          return changes.reduce((relaxed, { bound, to }) => ({ ...relaxed, [bound]: to }), q);
        });
        expect(await checkQuotas({ pool: some, quotas: changed, size })).toEqual({ feasible: true });
      }),
      { numRuns: propertyRuns(150) },
    );
  });
});
