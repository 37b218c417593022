import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/** A table as text: the heading and the rows below it, each with its line in the file (from 1). */
export interface CsvTable {
  columns: string[];
  rows: { line: number; cells: string[] }[];
}

/** The text is no table. */
export interface Malformed {
  kind: 'malformed';
  message: string;
}

/** Reads comma- or semicolon-separated text (quoted as in RFC 4180), trimmed, without empty lines and byte order mark. */
export function readCsv(text: string): CsvTable | Malformed {
  try {
    const heading = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
    const delimiter = heading.includes(';') && !heading.includes(',') ? ';' : ',';
    const options = { bom: true, delimiter, trim: true, skip_empty_lines: true, relax_column_count: true, info: true };
    const records = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    const [first, ...rest] = records;
    return {
      columns: first?.record ?? [],
      rows: rest
        .map(({ record, info }) => ({ line: info.lines, cells: record.map(unescaped) }))
        .filter(({ cells }) => cells.some((cell) => cell !== '')),
    };
  } catch (fault) {
    if (fault instanceof CsvError) return { kind: 'malformed', message: fault.message };
    throw fault;
  }
}

/** Written so that no spreadsheet takes a cell for a formula; `readCsv` undoes it. */
export function writeCsv(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true },
  );
}

const unescaped = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/, '');

/** How headings and values are compared: organisers' files differ in case. */
export const folded = (text: string): string => text.trim().toLowerCase();

/** Position of the first heading that is one of the names. */
export function columnOf(columns: readonly string[], ...names: string[]): number {
  for (const name of names) {
    const at = columns.findIndex((column) => folded(column) === folded(name));
    if (at >= 0) return at;
  }
  return -1;
}
