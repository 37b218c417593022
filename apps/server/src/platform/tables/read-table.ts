import { parse } from 'csv-parse/sync';

export type Delimiter = ',' | ';' | '\t';
export interface Table {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  delimiter: Delimiter;
  header: string[];
  /** Cells as text, trimmed; every row as long as the header. */
  rows: string[][];
}
export interface TableFault {
  /** As a spreadsheet counts: the header is row 1; 0 is the file itself. */
  row: number;
  column: string;
  message: string;
}
export type ReadTable = { ok: true; table: Table; faults: TableFault[] } | { ok: false; faults: TableFault[] };

export const MOST_ROWS = 100_000;
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

/**
 * A CSV file as spreadsheets of all kinds save it. The encoding is told by its byte order mark, else by whether the bytes
 * are UTF-8; what is neither is read as Windows-1252, the Western European default of spreadsheets. The delimiter is the one
 * that splits the header most, unless it is given.
 */
export function readTable(bytes: Uint8Array, wished?: Delimiter): ReadTable {
  const refuse = (message: string): ReadTable => ({ ok: false, faults: [{ row: 0, column: '', message }] });
  if (bytes.length === 0) return refuse('The file is empty.');
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    return refuse('This is a spreadsheet or zip file. Save the sheet as CSV and choose that file.');
  const { encoding, text } = decode(bytes);
  if (text.includes('\0')) return refuse('This is no text file. Save the sheet as CSV and choose that file.');
  const first = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? '';
  const delimiter = wished ?? splitter(first);
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      delimiter,
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      to: MOST_ROWS + 2,
    }) as unknown as { record: string[]; info: { lines: number } }[];
  } catch (fault) {
    const line = (fault as { lines?: number }).lines ?? 0;
    return {
      ok: false,
      faults: [{ row: line, column: '', message: 'A quotation mark is opened here or earlier and never closed.' }],
    };
  }
  const [head, ...body] = records;
  if (!head || head.record.every((name) => name === '')) return refuse('The file has no header row.');
  if (body.length > MOST_ROWS) return refuse(`The file has more than ${MOST_ROWS} rows. Split it.`);
  const header = head.record;
  const faults: TableFault[] = [];
  for (const [at, name] of header.entries())
    if (name !== '' && header.indexOf(name) !== at)
      faults.push({ row: 1, column: name, message: 'This column stands twice.' });
  const rows = body.map(({ record }, at) => {
    if (record.length > header.length && record.slice(header.length).some((cell) => cell !== ''))
      faults.push({
        row: at + 2,
        column: '',
        message: `The row has ${record.length} cells, the header ${header.length}.`,
      });
    return header.map((_, place) => record[place] ?? '');
  });
  return { ok: true, table: { encoding, delimiter, header, rows }, faults };
}

function decode(bytes: Uint8Array): { encoding: Table['encoding']; text: string } {
  const read = (encoding: Table['encoding']): { encoding: Table['encoding']; text: string } => ({
    encoding,
    text: new TextDecoder(encoding).decode(bytes),
  });
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return read('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return read('utf-16be');
  // Without a mark, Latin text in UTF-16 has a zero in every other byte.
  const sample = bytes.subarray(0, 200);
  const zeros = [0, 1].map((odd) => sample.filter((byte, at) => at % 2 === odd && byte === 0).length);
  if ((zeros[1] ?? 0) > sample.length / 4) return read('utf-16le');
  if ((zeros[0] ?? 0) > sample.length / 4) return read('utf-16be');
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return read('windows-1252');
  }
}

function splitter(line: string): Delimiter {
  const outside = line.replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => outside.split(delimiter).length - 1);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
