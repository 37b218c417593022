import fc from 'fast-check';
import { freeCode, readSources, type SourceTable } from './source-list.js';

const table = (header: string[], ...rows: string[][]): SourceTable => ({
  header,
  rows,
  numbers: rows.map((_, at) => at + 2),
});

describe('a source’s code', () => {
  it('is made from its name, and is another where that one is taken', () => {
    expect(freeCode('Tromsø kommune', new Set())).toBe('tromso-kommune');
    expect(freeCode('Ås', new Set(['as', 'as-2']))).toBe('as-3');
    expect(freeCode('🙂', new Set())).toBe('source');
  });

  it('fits an address and is nobody else’s, whatever the name', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 100 }), { maxLength: 30 }), (names) => {
        const taken = new Set<string>();
        for (const name of names) {
          const code = freeCode(name, taken);
          expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
          expect(code.length).toBeLessThanOrEqual(60);
          expect(taken.has(code)).toBe(false);
          taken.add(code);
        }
      }),
    );
  });
});

describe('a table of sources', () => {
  it('may name its columns in Norwegian, in any order, beside others', () => {
    expect(
      readSources(table(['Kode', 'fylke', 'NAVN'], ['as', 'Akershus', 'Ås kommune'], ['', 'Troms', 'Tromsø']), []),
    ).toEqual({
      fresh: [
        { name: 'Ås kommune', code: 'as' },
        { name: 'Tromsø', code: 'tromso' },
      ],
      known: 0,
      faults: [],
    });
  });

  it('leaves alone what the study has already, by code or else by name', () => {
    const here = [{ code: 'as', name: 'Ås kommune' }];
    expect(
      readSources(table(['name', 'code'], ['Renamed', 'as'], ['ås kommune', ''], ['Ås kommune', 'as-2']), here),
    ).toEqual({
      fresh: [{ name: 'Ås kommune', code: 'as-2' }],
      known: 2,
      faults: [],
    });
  });

  it('makes no code from a name that the table gives to another row', () => {
    const { fresh } = readSources(table(['name', 'code'], ['Bergen', ''], ['Another', 'bergen']), []);
    expect(fresh.map((source) => source.code)).toEqual(['bergen-2', 'bergen']);
  });

  it('names row and column of each fault', () => {
    const { faults } = readSources(
      table(
        ['Name', 'Code'],
        ['', 'a'],
        ['x'.repeat(161), ''],
        ['B', 'Not A Code'],
        ['C', 'c'],
        ['D', 'c'],
        ['E', ''],
        ['e', ''],
      ),
      [],
    );
    expect(faults.map(({ row, column }) => [row, column])).toEqual([
      [2, 'Name'],
      [3, 'Name'],
      [4, 'Code'],
      [6, 'Code'],
      [8, 'Name'],
    ]);
    expect(faults[3]?.message).toContain('row 5');
  });

  it('says that the delimiter was another, that no column is named, and that two mean the same', () => {
    expect(readSources(table(['navn;kode'], ['Ås;as']), []).faults[0]?.message).toMatch(/another delimiter/);
    expect(readSources(table(['kommune', 'code'], ['Ås', 'as']), []).faults[0]?.message).toMatch(/No column is named/);
    expect(readSources(table(['navn', 'name'], ['Ås', 'Ås']), []).faults).toMatchObject([{ row: 1, column: 'name' }]);
  });

  it('never makes two of one code, and counts each row once', () => {
    const cell = fc.constantFrom('', 'a', 'b', 'A', 'bergen', 'Bergen', 'x y');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { maxLength: 12 }),
        fc.uniqueArray(fc.constantFrom('a', 'b', 'bergen')),
        (rows, codes) => {
          const here = codes.map((code) => ({ code, name: code }));
          const { fresh, known, faults } = readSources(table(['name', 'code'], ...rows), here);
          const all = [...codes, ...fresh.map((source) => source.code)];
          expect(new Set(all).size).toBe(all.length);
          expect(fresh.length + known + new Set(faults.map((fault) => fault.row)).size).toBe(rows.length);
        },
      ),
    );
  });
});
