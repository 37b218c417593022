import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { propertyRuns } from '../../../../../test-support/property-runs.js';
import { MOST_ROWS, readTable, readTableInTurns, type Delimiter, type ReadTable, type Table } from './read-table.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, order: 'le' | 'be'): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
const taken = (read: ReadTable): Table => {
  if (!read.ok) throw new Error(read.faults.map((fault) => fault.message).join(' '));
  return read.table;
};
const refused = (read: ReadTable): { row: number; message: string } => {
  if (read.ok) throw new Error('it was taken');
  expect(read.faults).toHaveLength(1);
  return read.faults[0] ?? { row: -1, message: '' };
};

describe('a table from any spreadsheet', () => {
  const TEXT = 'navn;kode\r\nRælingen på Østmarka – «blå»;raelingen\r\nÅs;as\r\n';
  const latin = new Uint8Array(
    [...TEXT.replace('–', '\u0096').replace('«', '\u00ab').replace('»', '\u00bb')].map((c) => c.charCodeAt(0)),
  );

  it.each<[string, Uint8Array, Table['encoding']]>([
    ['UTF-8', utf8(TEXT), 'utf-8'],
    ['UTF-8 with a byte order mark', utf8(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16 as Excel says "Unicode text"', utf16(`\ufeff${TEXT}`, 'le'), 'utf-16le'],
    ['UTF-16 the other way round', utf16(`\ufeff${TEXT}`, 'be'), 'utf-16be'],
    ['UTF-16 without a mark', utf16(TEXT, 'le'), 'utf-16le'],
    ['UTF-16 the other way round without a mark', utf16(TEXT, 'be'), 'utf-16be'],
    ['Windows-1252 with æ, ø, å and a dash', latin, 'windows-1252'],
  ])('is read in %s', (_, bytes, encoding) => {
    expect(readTable(bytes)).toEqual({
      ok: true,
      faults: [],
      table: {
        encoding,
        delimiter: ';',
        header: ['navn', 'kode'],
        rows: [
          ['Rælingen på Østmarka – «blå»', 'raelingen'],
          ['Ås', 'as'],
        ],
        numbers: [2, 3],
      },
    });
  });

  it.each<[string, string, Delimiter]>([
    ['a comma', 'name,code\nA,a', ','],
    ['a semicolon, though the cells hold commas', 'name;code\n"A, B";a,', ';'],
    ['a tab, with an empty cell between two', 'name\tx\tcode\nA\t\ta', '\t'],
    ['a semicolon, though a quoted name is full of commas', '"name, in full, please";code\nA;a', ';'],
    ['a semicolon, though a quoted name goes over two lines', '"name,\nin full";code;more\nA;a;b', ';'],
    ['what a first line says', 'sep=;\nname, given;code\nA;a', ';'],
    ['a comma where there is but one column', 'name\nA\nB', ','],
  ])('is split at %s', (_, text, delimiter) => {
    const table = taken(readTable(utf8(text)));
    expect(table.delimiter).toBe(delimiter);
    expect(table.rows[0]).toHaveLength(table.header.length);
  });

  it('is split where it is told to', () => {
    expect(taken(readTable(utf8('a,b;c\n1,2;3'), ';'))).toMatchObject({ header: ['a,b', 'c'], rows: [['1,2', '3']] });
  });

  it('keeps quotation marks, delimiters and line ends inside a cell, whatever the line ends are', () => {
    const text = 'name,code\r\n"Café ""Blå"", Bergen\r\n(downstairs)",cafe\nB,b\rC,c\r\n';
    expect(taken(readTable(utf8(text)))).toMatchObject({
      rows: [
        ['Café "Blå", Bergen\r\n(downstairs)', 'cafe'],
        ['B', 'b'],
        ['C', 'c'],
      ],
      numbers: [2, 3, 4],
    });
  });

  it('is trimmed, and counts rows as the sheet does', () => {
    const text = '\n name , code \n\n A ," a "\n,\n   \nB,b\nC\n';
    expect(taken(readTable(utf8(text)))).toMatchObject({
      header: ['name', 'code'],
      rows: [
        ['A', 'a'],
        ['B', 'b'],
        ['C', ''],
      ],
      numbers: [4, 7, 8],
    });
  });

  it('may have columns without a name, but none twice', () => {
    expect(readTable(utf8('name,,code,\nA,x,a,'))).toMatchObject({ ok: true, faults: [] });
    expect(readTable(utf8('\nName,code,name\nA,a,B')).faults).toEqual([
      { row: 2, column: 'name', message: 'This column stands twice.' },
    ]);
  });

  it('names the row that is longer than the header, and lets empty cells pass', () => {
    expect(readTable(utf8('a;b\n1;2;;\n\n1;2;3\n')).faults).toEqual([
      { row: 4, column: '', message: 'The row has 3 cells, the header 2.' },
    ]);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', utf8(''), /empty/],
    ['nothing but a byte order mark', utf8('\ufeff'), /no header/],
    ['blank lines', utf8('\n\n  \n'), /no header/],
    ['a header without names', utf8(';;\n1;2;3'), /no header/],
    ['a spreadsheet', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0]), /spreadsheet/],
    ['an old spreadsheet', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), /spreadsheet/],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), /no text/],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]), /no text/],
  ])('is not made of %s', (_, bytes, message) => {
    expect(refused(readTable(bytes))).toMatchObject({ row: 0, message: expect.stringMatching(message) as string });
  });

  it('names the row where a quotation mark is never closed', () => {
    const text = 'name,code\n\nA,a\n"B,b\nC,c\n';
    expect(refused(readTable(utf8(text)))).toMatchObject({
      row: 4,
      message: expect.stringMatching(/never closed/) as string,
    });
  });

  it.each(['name\nA\n5" wide\n', 'name\nA\n"five" wide\n'])(
    'names the row where one stands inside a cell: %j',
    (text) => {
      expect(refused(readTable(utf8(text)))).toMatchObject({
        row: 3,
        message: expect.stringMatching(/twice/) as string,
      });
    },
  );

  it('may have 100,000 rows and not one more', () => {
    const rows = (count: number): Uint8Array => utf8(`name;code\n${'Bærum;baerum\n'.repeat(count)}`);
    const most = taken(readTable(rows(MOST_ROWS)));
    expect([most.rows.length, most.numbers.at(-1)]).toEqual([100_000, 100_001]);
    expect(refused(readTable(rows(MOST_ROWS + 1))).message).toContain('100000');
  });

  it('holds what a CSV writer put in, whatever it was', () => {
    const cell = fc
      .string({
        unit: fc.oneof(
          fc.constantFrom('"', ',', ';', '\t', '\n', ' ', 'æ', '–', '😀', '='),
          fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
        ),
        maxLength: 12,
      })
      .map((text) => text.replace(/[\p{Cc}]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : '')).trim());
    const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
      fc.record({
        width: fc.constant(width),
        rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }),
        delimiter: fc.constantFrom<Delimiter>(',', ';', '\t'),
        encoding: fc.constantFrom<Table['encoding']>('utf-8', 'utf-16le', 'utf-16be'),
        lineEnd: fc.constantFrom('\n', '\r\n'),
        quoted: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(table, ({ width, rows, delimiter, encoding, lineEnd, quoted }) => {
        const header = Array.from({ length: width }, (_, at) => `column ${at}`);
        const text = stringify([header, ...rows], {
          delimiter,
          record_delimiter: lineEnd,
          quoted,
          quoted_match: /[\r\n]/,
        });
        const bytes = encoding === 'utf-8' ? utf8(text) : utf16(`\ufeff${text}`, encoding === 'utf-16le' ? 'le' : 'be');
        const read = readTable(bytes);
        expect(read.faults).toEqual([]);
        expect(taken(read)).toMatchObject({
          encoding,
          delimiter,
          header,
          rows: rows.filter((row) => row.some((text) => text !== '')),
        });
      }),
      { numRuns: propertyRuns(300) },
    );
  });

  it('is read the same in turns, however large and odd it is', async () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '"', ';', 'a\nb', '🙂'.repeat(40_000)));
    const file = fc
      .array(
        fc.array(
          cell.map((text) => `"${text.replaceAll('"', '""')}"`),
          { minLength: 1, maxLength: 4 },
        ),
        { maxLength: 6 },
      )
      .map((rows) => utf8(rows.map((row) => row.join(';')).join('\n')));
    await fc.assert(
      fc.asyncProperty(fc.oneof(file, fc.string({ unit: 'binary' }).map(utf8), fc.uint8Array()), async (bytes) => {
        expect(await readTableInTurns(bytes)).toEqual(readTable(bytes));
      }),
    );
  });
});
