import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureAgreement } from './measure-agreement.js';

const folder = mkdtempSync(join(tmpdir(), 'lytt-agreement-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const keep = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};
/** Krippendorff 2004, page 230: four observers, twelve units, some values missing. */
const OBSERVERS = keep(
  'observers.csv',
  ['1,2,3,3,2,1,4,1,2,,,', '1,2,3,3,2,2,4,1,2,5,,3', ',3,3,3,2,3,4,2,2,5,1,', '1,2,3,3,2,4,4,1,2,5,1,'].join('\n'),
);
const measured = async (...words: string[]): Promise<Record<string, unknown>> =>
  JSON.parse(await measureAgreement([...words, '--json'], folder)) as Record<string, unknown>;

describe('lytt agreement', () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ])('gives the figure that was printed for the %s metric', async (metric, printed) => {
    const { alpha } = (await measured('--data', OBSERVERS, '--metric', metric)) as { alpha: { alpha: number } };
    expect(alpha.alpha).toBeCloseTo(printed, 3);
  });

  it('gives the same interval for the same seed, and no kappa for four coders', async () => {
    const words = ['--data', OBSERVERS, '--metric', 'nominal', '--seed', 'dice of 1 May'];
    const [first, again] = [await measured(...words), await measured(...words)];
    expect(first).toEqual(again);
    expect(first['kappa']).toBeNull();
    const { low, high } = first['interval'] as { low: number; high: number };
    expect(low).toBeLessThan(0.743);
    expect(high).toBeGreaterThan(0.743);
  });

  it('gives kappa for two coders, in words too', async () => {
    const file = keep('two.csv', 'yes,yes,no,no,yes\nyes,no,no,no,yes\n');
    const said = await measureAgreement(['--data', file, '--metric', 'nominal'], folder);
    expect(said).toContain('2 coders, 5 units, nominal');
    expect(said).toMatch(/^kappa 0\.6154 over 5 units, 0\.8000 agreed$/m);
  });

  it('says that a figure is undefined where everybody gave one and the same value', async () => {
    const file = keep('same.csv', 'a,a,a\na,a,a\n');
    const said = await measureAgreement(['--data', file, '--metric', 'nominal'], folder);
    expect(said).toContain('alpha undefined: everybody gave one and the same value');
  });

  it('says what is wrong with a file: words for numbers, rows of different length, one coder', async () => {
    const file = keep('words.csv', 'good,bad\nbad,bad\n');
    await expect(measureAgreement(['--data', file, '--metric', 'interval'], folder)).rejects.toThrow('is not a number');
    const uneven = keep('uneven.csv', '1,2,3\n1,2\n');
    await expect(measureAgreement(['--data', uneven, '--metric', 'nominal'], folder)).rejects.toThrow(uneven);
    const alone = keep('alone.csv', '1,2,3\n');
    await expect(measureAgreement(['--data', alone, '--metric', 'nominal'], folder)).rejects.toThrow('two coders');
    await expect(measureAgreement(['--data', file, '--metric', 'best'], folder)).rejects.toThrow('--metric is one of');
  });
});
