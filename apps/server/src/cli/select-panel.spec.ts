import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawPanel } from '@lytt/selection';
import { runCommand } from '../cli.js';

const folder = mkdtempSync(join(tmpdir(), 'lytt-select-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const person = (i: number): string => `p${i},${i % 2 ? 'female' : 'Male'},${i % 3 ? 'north' : 'south'},${1 + (i % 5)}`;
const people = ['id,gender,region,score', ...Array.from({ length: 30 }, (_, i) => person(i))].join('\n');
const quotas = 'category,feature,min,max\ngender,female,3,3\ngender,male,3,3\nregion,north,3,5\nregion,south,1,3\n';
writeFileSync(join(folder, 'people.csv'), people);
writeFileSync(join(folder, 'quotas.csv'), quotas);

/** The command from the folder of the files, with what it says. */
async function lytt(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const listen = (stream: NodeJS.WriteStream, to: 'out' | 'err') =>
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      said[to] += String(text);
      return true;
    });
  const spies = [listen(process.stdout, 'out'), listen(process.stderr, 'err')];
  try {
    return { code: await runCommand(words, folder), ...said };
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
}

const select = (...more: string[]) =>
  lytt('select', '--pool', 'people.csv', '--quotas', 'quotas.csv', '--size', '6', ...more);

describe('lytt select', () => {
  it('draws a panel from two files, and says all that is needed to draw it again', async () => {
    const { code, out } = await select('--seed', 'dice', '--reserves', '2', '--json');
    const drawn = JSON.parse(out) as Record<string, unknown> & { panel: string[]; probabilities: object };
    expect(code).toBe(0);
    expect(drawn).toMatchObject({
      feasible: true,
      seed: 'dice',
      method: 'goldilocks',
      relaxations: [],
      complete: true,
    });
    expect(drawn.panel).toHaveLength(6);
    expect(drawn['reserves']).toHaveLength(2);
    expect(Object.keys(drawn.probabilities)).toHaveLength(30);
    expect(drawn['minProbability']).toBeGreaterThan(0);
    expect(drawn['inputHash']).toMatch(/^[0-9a-f]{64}$/);
    const again = JSON.parse((await select('--seed', 'dice', '--reserves', '2', '--json')).out) as object;
    expect({ ...again, ms: 0 }).toEqual({ ...drawn, ms: 0 });
  });

  it('tells people the same in words', async () => {
    const { code, out } = await select('--seed', 'dice', '--method', 'leximin', '--rating', 'score', '--floor', '22');
    expect(code).toBe(0);
    expect(out).toMatch(/^panel: p\d+(, p\d+){5}\n/);
    expect(out).toContain('gender = female: 3 seats (3 to 3; 15 applicants)');
    expect(out).toMatch(/total rating: 2\d \(at least 22\)/);
    expect(out).toContain('seed: dice');
  });

  it('makes up a seed when it is given none', async () => {
    const seeds = [await select('--json'), await select('--json')].map(
      ({ out }) => (JSON.parse(out) as { seed: string }).seed,
    );
    expect(seeds[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(seeds[1]).not.toBe(seeds[0]);
  });

  it('answers an impossible wish with what conflicts and the smallest change', async () => {
    writeFileSync(join(folder, 'tight.csv'), quotas.replace('female,3,3', 'female,4,4'));
    const words = ['select', '--pool', 'people.csv', '--quotas', 'tight.csv', '--size', '6'];
    const json = await lytt(...words, '--json');
    expect(json.code).toBe(0);
    const { relaxations, ...rest } = JSON.parse(json.out) as { relaxations: unknown[]; feasible: boolean };
    expect(rest).toMatchObject({ feasible: false, panel: [], probabilities: {}, minProbability: null });
    // A minimum of three men weighs 1 2/3 to lower by one, of four women 1 1/2.
    expect(relaxations).toEqual([{ attribute: 'gender', value: 'female', bound: 'min', from: 4, to: 3 }]);
    const plain = await lytt(...words);
    expect(plain.code).toBe(1);
    expect(plain.out).toContain('gender: the minima sum to 7, more than the 6 seats');
    expect(plain.out).toContain('smallest change: minimum of gender = female from 4 to 3');
  });

  it('asks about a value that no quota names, and draws nobody', async () => {
    writeFileSync(join(folder, 'people.csv'), people.replace('p4,Male', 'p4,man'));
    const { code, out, err } = await select();
    writeFileSync(join(folder, 'people.csv'), people);
    expect([code, err]).toEqual([1, 'lytt: 1 question before anybody can be drawn\n']);
    expect(out).toBe(
      'people.csv: line 6: no quota names gender = man. Is one of female, male meant, or is a quota missing?\n',
    );
  });

  it.each([
    [['select', '--pool', 'people.csv'], 'select needs --size'],
    [['select', '--size', '2.5', '--pool', 'p', '--quotas', 'q'], '--size is a whole number from 1, not "2.5"'],
    [['select', '--size', '6', '--pool', 'p', '--quotas', 'q', '--method', 'dice'], '--method is one of'],
    [['select', '--size', '6', '--pool', 'p', '--quotas', 'q', '--floor', '9'], '--floor needs --rating'],
    [['select', '--sizes', '6'], "Unknown option '--sizes'"],
  ])('explains itself when typed %j', async (words, why) => {
    const { code, err } = await lytt(...words);
    expect(code).toBe(2);
    expect(err).toContain(why);
    expect(err).toContain('Usage: lytt COMMAND\n');
  });

  it('says which file cannot be read', async () => {
    const { code, err } = await lytt('select', '--pool', 'none.csv', '--quotas', 'quotas.csv', '--size', '6');
    expect(code).toBe(1);
    expect(err).toContain('none.csv cannot be read');
  });

  describe('with a record of the service', () => {
    const input = {
      pool: Array.from({ length: 20 }, (_, i) => ({ id: `p${i}`, values: { gender: i % 2 ? 'female' : 'male' } })),
      quotas: ['female', 'male'].map((value) => ({ attribute: 'gender', value, min: 2, max: 2 })),
      size: 4,
      reserves: 2,
      seed: 'dice',
    };
    const keep = (record: object): void =>
      writeFileSync(join(folder, 'record.json'), JSON.stringify({ lytt: 'draw', input, ...record }));

    it('draws again and ends with 0 when the same panel comes out, with 1 when another does', async () => {
      const result = await drawPanel(input);
      if (!result.feasible) throw new Error('no panel');
      keep({ result });
      const same = await lytt('select', '--replay', 'record.json');
      expect([same.code, same.err]).toEqual([0, '']);
      expect(same.out).toMatch(/^same: the same panel\nseed: dice\n/);
      keep({ result: { ...result, panel: [...result.panel.slice(1), result.reserves[0]] } });
      const other = await lytt('select', '--replay', 'record.json', '--json');
      expect(other.code).toBe(1);
      expect(JSON.parse(other.out)).toMatchObject({ same: false, differences: ['panel'] });
      expect((await lytt('select', '--replay', 'record.json')).out).toContain('panel: other people');
    });

    it('says what cannot be repeated', async () => {
      keep({ state: 'cancelled', result: null });
      expect((await lytt('select', '--replay', 'record.json')).err).toContain('this draw is cancelled');
      writeFileSync(join(folder, 'record.json'), '{"lytt":"study"}');
      expect((await lytt('select', '--replay', 'record.json')).err).toContain('is no record of a draw (lytt');
      const twice = await lytt('select', '--replay', 'record.json', '--seed', 'x');
      expect([twice.code, twice.err]).toEqual([2, expect.stringContaining('--replay takes no --seed')]);
    });
  });
});
