import { generatePool, people, populationQuotas, SKEWED } from '../testing/pools.js';
import { drawPanel, numberedLottery, reservesFor, type DrawInput, type DrawnPanel } from './index.js';

async function drawn(input: DrawInput): Promise<DrawnPanel> {
  const result = await drawPanel(input);
  if (!result.feasible) throw new Error('No panel');
  return result;
}

const openCall = {
  pool: generatePool(120, SKEWED, 'open call'),
  quotas: populationQuotas(12, SKEWED, 1),
  size: 12,
  reserves: 8,
  seed: 's',
  method: 'maximin' as const,
};

describe('the reserve list', () => {
  it('holds as many people as asked for, none of them in the panel and none twice', async () => {
    const { panel, reserves } = await drawn(openCall);
    expect(reserves).toHaveLength(8);
    expect(new Set([...panel, ...reserves]).size).toBe(20);
  });

  it('leaves the panel as it is, and a shorter list is the start of a longer one', async () => {
    const long = await drawn(openCall);
    const short = await drawn({ ...openCall, reserves: 3 });
    expect(short.panel).toEqual(long.panel);
    expect(short.reserves).toEqual(long.reserves.slice(0, 3));
    expect((await drawn({ ...openCall, reserves: 0 })).reserves).toEqual([]);
  });

  it('ends when the pool ends', async () => {
    const { reserves } = await drawn({ ...openCall, pool: people(5, { a: 'x' }), quotas: [], size: 3, reserves: 9 });
    expect(reserves).toHaveLength(2);
  });

  it('holds people of a kind that the panel cannot do without', async () => {
    // Every seat is for one kind, so each reserve can stand in for one kind only.
    const pool = ['a', 'b', 'c'].flatMap((kind) => people(10, { kind }));
    const quotas = ['a', 'b', 'c'].map((value) => ({ attribute: 'kind', value, min: 2, max: 2 }));
    const { reserves } = await drawn({ ...openCall, pool, quotas, size: 6, reserves: 3 });
    expect(reserves.map((id) => id[0]).sort()).toEqual(['a', 'b', 'c']);
  });

  it('leaves out people who fit in no valid panel', async () => {
    const pool = [...people(6, { kind: 'in' }), ...people(6, { kind: 'out' })];
    const quotas = [
      { attribute: 'kind', value: 'in', min: 0, max: 4 },
      { attribute: 'kind', value: 'out', min: 0, max: 0 },
    ];
    const { reserves, neverSelectable } = await drawn({ ...openCall, pool, quotas, size: 4 });
    expect(neverSelectable).toEqual(['out1', 'out2', 'out3', 'out4', 'out5', 'out6']);
    expect(reserves.sort()).toEqual(expect.arrayContaining([expect.stringMatching(/^in/)]));
    expect(reserves).toHaveLength(2);
  });

  it('names somebody of a household only where they could come although the others of it are seated or listed', async () => {
    const pool = generatePool(60, SKEWED, 'couples');
    const apart = pool.flatMap(({ id }, at) => (at % 2 === 0 ? [[id, pool[at + 1]?.id ?? '']] : []));
    for (const seed of ['a', 'b', 'c', 'd']) {
      const input = { ...openCall, pool, quotas: populationQuotas(12, SKEWED, 2), apart, reserves: 8, seed };
      const { panel, reserves } = await drawn(input);
      expect(reserves).toHaveLength(8);
      for (const pair of apart) {
        const listed = pair.filter((id) => reserves.includes(id));
        const seated = pair.filter((id) => panel.includes(id));
        expect(listed.length + seated.length).toBeLessThan(2);
      }
    }
  });

  it('still names somebody of a household when nobody else can stand in for them', async () => {
    // Only f2 could ever take the woman's seat, and only when f1, of the same household, leaves it.
    const pool = [...people(2, { kind: 'f' }, 'f'), ...people(3, { kind: 'm' }, 'm')];
    const quotas = ['f', 'm'].map((value) => ({ attribute: 'kind', value, min: 1, max: 1 }));
    const input = { ...openCall, pool, quotas, size: 2, apart: [['f1', 'f2']], reserves: 2 };
    const { reserves } = await drawn(input);
    expect(reserves.map((id) => id[0]).sort()).toEqual(['f', 'm']);
  });

  it('is the same list beside the drawn panel, when it is asked for alone', async () => {
    const { panel, reserves, neverSelectable } = await drawn(openCall);
    expect(await reservesFor({ ...openCall, panel, neverSelectable })).toEqual(reserves);
    const pool = people(12, { kind: 'a' }).map((person, at) => ({ ...person, rating: 1 + (at % 5) }));
    const rated = { ...openCall, pool, quotas: [], size: 4, floor: { total: 14, unrated: 2 } };
    const under = await drawn(rated);
    expect(await reservesFor({ ...rated, ...under, reserves: 8 })).toEqual(under.reserves);
  });

  it('beside a numbered panel holds nobody of that panel, and a shorter list is the start of a longer one', async () => {
    const pool = ['a', 'b', 'c'].flatMap((kind) => people(10, { kind }));
    const quotas = ['a', 'b', 'c'].map((value) => ({ attribute: 'kind', value, min: 0, max: 3 }));
    const question = { ...openCall, pool, quotas, size: 3, reserves: 4 };
    const result = await drawn(question);
    const { panels } = await numberedLottery(result, 50);
    for (const panel of panels.slice(0, 5)) {
      const list = await reservesFor({ ...question, panel, neverSelectable: [] });
      expect(list).toHaveLength(4);
      expect(list.filter((id) => panel.includes(id))).toEqual([]);
      expect(await reservesFor({ ...question, panel, neverSelectable: [], reserves: 2 })).toEqual(list.slice(0, 2));
    }
  });

  it('refuses a panel of people whom the pool does not have', async () => {
    const foreign = reservesFor({ ...openCall, panel: ['nobody'], neverSelectable: [] });
    await expect(foreign).rejects.toThrow(RangeError);
  });
});
