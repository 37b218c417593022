import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { parse as parser, type Options } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { Reason } from '@lytt/shared';
import { because } from '../errors/because.js';
import type { TableFault } from '../errors/fault.js';

export type Delimiter = ',' | ';' | '\t';
export interface Table {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  delimiter: Delimiter;
  header: string[];
  /** Cells as text, trimmed; every row as long as the header. Rows without anything in them are left out. */
  rows: string[][];
  /** Where each of `rows` stands in the sheet; an empty row counts there, a cell of several lines is one row. */
  numbers: number[];
}
export type ReadTable = { ok: true; table: Table; faults: TableFault[] } | { ok: false; faults: TableFault[] };

export const MOST_ROWS = 100_000;
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];
/** Control characters that no text holds; tab, line ends, and the page break of old printers are not among them. */
// eslint-disable-next-line no-control-regex
const BINARY = /[\x00-\x08\x0e-\x1a\x1c-\x1f]/;

interface ParsedRow {
  record: string[];
  info: { records: number; empty_lines: number };
}

/**
 * A CSV file as spreadsheets of all kinds save it. The encoding is told by its byte order mark, else by whether the bytes
 * are UTF-8; what is neither is read as Windows-1252, the Western European default of spreadsheets. The delimiter is the one
 * that a first line `sep=;` names, else the one that splits the header most, unless it is given.
 */
export function readTable(bytes: Uint8Array, wished?: Delimiter): ReadTable {
  const opened = open(bytes, wished);
  if ('ok' in opened) return opened;
  try {
    return tableOf(opened, parse(opened.text, parsing(opened.delimiter)) as unknown as ParsedRow[]);
  } catch (fault) {
    return unclosed(fault);
  }
}

const A_SLICE = 65_536;

/** The same for large files: others get their turn while it is read. */
export async function readTableInTurns(bytes: Uint8Array, wished?: Delimiter): Promise<ReadTable> {
  const opened = open(bytes, wished);
  if ('ok' in opened) return opened;
  // In bytes: a slice of text could part a sign outside the basic plane in two.
  const whole = Buffer.from(opened.text);
  async function* slices(): AsyncGenerator<Buffer> {
    for (let from = 0; from < whole.length; from += A_SLICE) {
      yield whole.subarray(from, from + A_SLICE);
      await turn();
    }
  }
  const rows: ParsedRow[] = [];
  try {
    for await (const row of Readable.from(slices()).pipe(parser(parsing(opened.delimiter))))
      rows.push(row as ParsedRow);
  } catch (fault) {
    return unclosed(fault);
  }
  return tableOf(opened, rows);
}

interface Opened {
  encoding: Table['encoding'];
  delimiter: Delimiter;
  text: string;
}

const refuse = (reason: Reason, row = 0): Extract<ReadTable, { ok: false }> => ({
  ok: false,
  faults: [{ row, column: '', reason }],
});

function open(bytes: Uint8Array, wished: Delimiter | undefined): Opened | Extract<ReadTable, { ok: false }> {
  if (bytes.length === 0) return refuse(because('platform.refusal.table-empty'));
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04]) || begins(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return refuse(because('platform.refusal.table-spreadsheet'));
  const { encoding, text: whole } = decode(bytes);
  if (BINARY.test(whole)) return refuse(because('platform.refusal.table-no-text'));
  const named = /^sep=(.)\r?\n/.exec(whole);
  const text = named ? whole.slice(named[0].length) : whole;
  return { encoding, text, delimiter: wished ?? DELIMITERS.find((each) => each === named?.[1]) ?? splitter(text) };
}

const parsing = (delimiter: Delimiter): Options => ({
  delimiter,
  // All of them at once: a file that was glued together has more than one kind of line end.
  record_delimiter: ['\r\n', '\n', '\r'],
  trim: true,
  relax_column_count: true,
  skip_empty_lines: true,
  info: true,
  to: MOST_ROWS + 2,
});

function unclosed(fault: unknown): ReadTable {
  const { code, records = 0, empty_lines = 0 } = fault as { code?: string; records?: number; empty_lines?: number };
  return refuse(quoteFault(code), records + empty_lines + 1);
}

function tableOf({ encoding, delimiter }: Opened, parsed: readonly ParsedRow[]): ReadTable {
  const [head, ...body] = parsed;
  const header = (head?.record ?? []).map((name) => name.trim());
  if (!head || header.every((name) => name === '')) return refuse(because('platform.refusal.table-no-header'));
  if (body.length > MOST_ROWS) return refuse(because('platform.refusal.table-too-long', { rows: MOST_ROWS }));
  const table: Table = { encoding, delimiter, header, rows: [], numbers: [] };
  const faults = namedTwice(header, numberOf(head));
  for (const row of body) {
    const cells = row.record.map((cell) => cell.trim());
    if (cells.every((cell) => cell === '')) continue;
    if (cells.slice(header.length).some((cell) => cell !== ''))
      faults.push({
        row: numberOf(row),
        column: '',
        reason: because('platform.refusal.row-too-long', {
          cells: cells.length,
          header: header.length,
        }),
      });
    table.rows.push(header.map((_, place) => cells[place] ?? ''));
    table.numbers.push(numberOf(row));
  }
  return { ok: true, table, faults };
}

const begins = (bytes: Uint8Array, mark: number[]): boolean => mark.every((byte, at) => bytes[at] === byte);
const numberOf = ({ info }: ParsedRow): number => info.records + info.empty_lines;

const quoteFault = (code: string | undefined): Reason =>
  because(
    code === 'CSV_QUOTE_NOT_CLOSED' ? 'platform.refusal.quotation-mark-open' : 'platform.refusal.quotation-mark-inside',
  );

function namedTwice(header: string[], row: number): TableFault[] {
  const names = header.map((name) => name.toLowerCase());
  return header
    .filter((name, at) => name !== '' && names.indexOf(name.toLowerCase()) !== at)
    .map((column) => ({ row, column, reason: because('platform.refusal.column-twice') }));
}

function decode(bytes: Uint8Array): { encoding: Table['encoding']; text: string } {
  const read = (encoding: Table['encoding']): { encoding: Table['encoding']; text: string } => ({
    encoding,
    text: new TextDecoder(encoding).decode(bytes),
  });
  if (begins(bytes, [0xff, 0xfe])) return read('utf-16le');
  if (begins(bytes, [0xfe, 0xff])) return read('utf-16be');
  // Without a mark, Latin text in UTF-16 has a zero in every other byte.
  const sample = bytes.subarray(0, 200);
  const zeros = [0, 1].map((odd) => sample.filter((byte, at) => at % 2 === odd && byte === 0).length);
  if ((zeros[1] ?? 0) > sample.length / 4) return read('utf-16le');
  if ((zeros[0] ?? 0) > sample.length / 4) return read('utf-16be');
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { encoding: 'windows-1252', text: fromWindows1252(bytes) };
  }
}

/** What Windows-1252 puts where Latin-1 has control characters, 0x80 to 0x9f (WHATWG Encoding, index windows-1252). */
const WINDOWS =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** By hand, because TextDecoder reads windows-1252 as Latin-1 since Node 20.18.3 (nodejs/node issue 60888). */
const fromWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80] ?? sign);

/** The header is the first line with anything in it; inside quotation marks it may go on over several. */
function splitter(text: string): Delimiter {
  const header = /^\s*(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, 100_000))?.[0] ?? '';
  const outside = header.replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => outside.split(delimiter).length - 1);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
