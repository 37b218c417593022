import fc from 'fast-check';
import { propertyRuns } from '../../../test-support/property-runs.js';
import { allPanels } from '../testing/brute-force.js';
import { generatePool, people, populationQuotas, SKEWED } from '../testing/pools.js';
import { ruleCases } from '../testing/rule-cases.js';
import {
  compareReserves,
  drawPanel,
  dropoutChance,
  nextReplacement,
  type DrawInput,
  type DrawnPanel,
  type Quota,
} from './index.js';
import { stepWeight } from './relaxation.js';

const quota = (attribute: string, value: string, min: number, max: number): Quota => ({ attribute, value, min, max });
const women = people(4, { sex: 'f' }, 'f');
const men = people(4, { sex: 'm' }, 'm');
const pool = [...women, ...men];
const quotas = [quota('sex', 'f', 2, 2), quota('sex', 'm', 2, 2)];
const ask = { pool, quotas, size: 4 };

/** Weighted misses of a panel, straight from the definition. */
function missed(panel: readonly string[], { pool: people, quotas: all }: Pick<DrawInput, 'pool' | 'quotas'>): number {
  const seated = people.filter(({ id }) => panel.includes(id));
  return all.reduce((sum, { attribute, value, and = [], min, max }) => {
    const traits = [{ attribute, value }, ...and];
    const seats = seated.filter(({ values }) =>
      traits.every((trait) => values[trait.attribute] === trait.value),
    ).length;
    return sum + Math.max(0, min - seats) * stepWeight('min', Math.max(1, min)) + Math.max(0, seats - max);
  }, 0);
}

const call300 = { pool: generatePool(300, SKEWED, 'open call'), quotas: populationQuotas(15, SKEWED, 0), size: 15 };
let draw: DrawnPanel;
beforeAll(async () => {
  const result = await drawPanel({ ...call300, reserves: 8, seed: 's', method: 'maximin' });
  if (!result.feasible) throw new Error('No panel');
  draw = result;
});

describe('who is asked when somebody drops out', () => {
  it('is somebody who restores the balance, in the order of the available', async () => {
    const found = await nextReplacement({ ...ask, confirmed: ['f1', 'm1', 'm2'], available: ['m3', 'f3', 'f2'] });
    expect(found).toMatchObject({ id: 'f3', reason: 'restoresBalance', seatsLeft: 0, plan: ['f3'], staysBroken: [] });
    expect(found.helps).toEqual([{ attribute: 'sex', value: 'f', bound: 'min', wanted: 2, seats: 1 }]);
  });

  it('is the nearest when the balance cannot be restored, and says what stays broken', async () => {
    const found = await nextReplacement({ ...ask, confirmed: ['f1', 'm1', 'm2'], available: ['m3', 'm4'] });
    expect(found).toMatchObject({ id: 'm3', reason: 'nearestToBalance' });
    expect(found.staysBroken).toEqual([
      { attribute: 'sex', value: 'f', bound: 'min', wanted: 2, seats: 1 },
      { attribute: 'sex', value: 'm', bound: 'max', wanted: 2, seats: 3 },
    ]);
  });

  it('is nobody when no seat is empty or nobody may be asked', async () => {
    const confirmed = ['f1', 'f2', 'm1', 'm2'];
    expect(await nextReplacement({ ...ask, confirmed, available: ['f3'] })).toMatchObject({
      id: null,
      reason: 'noSeatEmpty',
    });
    expect(await nextReplacement({ ...ask, confirmed: ['f1'], available: ['f1', 'zoe'] })).toMatchObject({
      id: null,
      reason: 'nobodyAvailable',
      seatsLeft: 3,
    });
  });

  it('is nobody of a confirmed household, and nobody excluded', async () => {
    const rules = { apart: [['f1', 'f2']], exclusions: [{ id: 'f3', reason: 'x' }] };
    const confirmed = ['f1', 'm1', 'm2'];
    expect(await nextReplacement({ ...ask, ...rules, confirmed, available: ['f2', 'f3', 'f4'] })).toMatchObject({
      id: 'f4',
    });
  });

  it('is nobody whom a maximum of 0 keeps out, even where nobody else is left', async () => {
    const noChildren = [quota('age', 'adult', 0, 4), quota('age', 'child', 0, 0)];
    const some = [...people(3, { age: 'adult' }, 'a'), ...people(2, { age: 'child' }, 'c')];
    const question = { pool: some, quotas: noChildren, size: 4, confirmed: ['a1', 'a2'] };
    expect(await nextReplacement({ ...question, available: ['c1', 'c2'] })).toMatchObject({
      id: null,
      reason: 'nobodyAvailable',
      seatsLeft: 2,
    });
    const found = await nextReplacement({ ...question, available: ['c1', 'a3', 'c2'] });
    expect(found).toMatchObject({ id: 'a3', plan: ['a3'], seatsLeft: 1 });
  });

  it('is the first in the order of the available among those who help as much, also for 60 of 2,000', async () => {
    const many = { pool: generatePool(2000, SKEWED, 'many'), quotas: populationQuotas(60, SKEWED, 1), size: 60 };
    const drawnOfMany = await drawPanel({ ...many, reserves: 0, seed: 's', method: 'legacy' });
    if (!drawnOfMany.feasible) throw new Error('No panel');
    const { panel } = drawnOfMany;
    const available = many.pool.map(({ id }) => id).filter((id) => !panel.includes(id));
    for (const gone of panel.slice(0, 6)) {
      const confirmed = panel.filter((id) => id !== gone);
      const misses = available.slice(0, 300).map((id) => missed([...confirmed, id], many));
      const first = available[misses.findIndex((each) => each < 1e-9)];
      expect((await nextReplacement({ ...many, confirmed, available })).id).toBe(first);
    }
  });

  it('misses the quotas by no more than any choice would, against every choice written down', async () => {
    await fc.assert(
      fc.asyncProperty(
        ruleCases,
        fc.integer({ min: 0, max: 3 }),
        async ({ pool: some, quotas: wanted, size }, kept) => {
          const confirmed = some.slice(0, Math.min(kept, size - 1)).map(({ id }) => id);
          const available = some.slice(confirmed.length).map(({ id }) => id);
          const found = await nextReplacement({ pool: some, quotas: wanted, size, confirmed, available });
          const empty = size - confirmed.length;
          const choices = allPanels(
            some.filter(({ id }) => available.includes(id)),
            Math.min(empty, available.length),
          ).map((choice) => missed([...confirmed, ...choice], { pool: some, quotas: wanted }));
          expect(missed([...confirmed, ...found.plan], { pool: some, quotas: wanted })).toBeCloseTo(
            Math.min(...choices),
            6,
          );
          expect(found.plan[0]).toBe(found.id);
        },
      ),
      { numRuns: propertyRuns(80) },
    );
  });

  it('takes milliseconds for 15 of 300', async () => {
    const confirmed = draw.panel.slice(2);
    const available = call300.pool.map(({ id }) => id).filter((id) => !draw.panel.includes(id));
    const started = performance.now();
    const found = await nextReplacement({ ...call300, confirmed, available });
    console.info(`a replacement for 15 of 300: ${Math.round(performance.now() - started)} ms`);
    expect(found).toMatchObject({ reason: 'restoresBalance', seatsLeft: 1, staysBroken: [] });
    expect(found.plan).toHaveLength(2);
  });
});

describe('reserves for groups that drop out unequally', () => {
  const model = { stay: 0.9, groups: [{ attribute: 'sex', value: 'm', factor: 0.2 }] };
  const call = { pool, quotas: [quota('sex', 'f', 0, 4), quota('sex', 'm', 2, 2)], size: 4, seed: 's' };

  it('multiply the chances to stay', () => {
    expect(dropoutChance(men[0]!, model)).toBeCloseTo(1 - 0.9 * 0.2);
    expect(dropoutChance(women[0]!, model)).toBeCloseTo(0.1);
    expect(dropoutChance(women[0]!, 0.4)).toBe(0.4);
  });

  it('begin with the group that leaves', async () => {
    const result = await drawPanel({ ...call, reserves: 2, dropout: model });
    expect(result.feasible && result.reserves.map((id) => id[0])).toEqual(['m', 'm']);
  });

  it('refuse chances that are none', async () => {
    const wrong = { stay: 1.2, groups: [] };
    await expect(drawPanel({ ...call, reserves: 1, dropout: wrong })).rejects.toThrow(RangeError);
  });

  it('leave less broken than a list with scaled quotas, and that less than none', async () => {
    const { panel, reserves, neverSelectable } = draw;
    const compared = await compareReserves({ ...call300, panel, reserves, neverSelectable, dropout: 0.33, seed: 's' });
    const { nested, scaledQuotas, none } = compared;
    console.info(
      'reserves',
      JSON.stringify({ ...compared, nested: nested.meanLoss, scaledQuotas: scaledQuotas.meanLoss }),
    );
    expect(nested.ids).toEqual(reserves);
    expect(scaledQuotas.ids).toHaveLength(8);
    expect(scaledQuotas.ids.filter((id) => panel.includes(id))).toEqual([]);
    expect(nested.meanLoss).toBeLessThan(scaledQuotas.meanLoss);
    expect(scaledQuotas.meanLoss).toBeLessThan(none.meanLoss);
    expect(nested.brokenShare).toBeLessThanOrEqual(scaledQuotas.brokenShare);
  });
});
