import { csvOf } from './csv-file';

const rows = (text: string): string => text.slice(1, -2);

describe('a table as a CSV file', () => {
  it('opens here as a table: with the mark of UTF-8, semicolons and lines ended by CR LF', () => {
    expect(
      csvOf([
        ['Kjønn', 'Plasser'],
        ['Kvinne', 8],
      ]),
    ).toBe('\uFEFFKjønn;Plasser\r\nKvinne;8\r\n');
  });

  it('quotes what would end a cell', () => {
    expect(rows(csvOf([['a;b', 'say "no"', 'two\nlines']]))).toBe('"a;b";"say ""no""";"two\nlines"');
  });

  it.each(['=1+1', '+47 99', '-1', '@SUM(A1)', '\tx'])('lets %j be no formula', (text) => {
    expect(rows(csvOf([[text]]))).toBe(`'${text}`);
  });

  it('leaves a number alone, also below zero', () => {
    expect(rows(csvOf([[-3]]))).toBe('-3');
  });
});
