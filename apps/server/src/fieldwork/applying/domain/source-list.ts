import { plainKey } from '@lytt/shared';

/** As many as a study file takes. */
export const MOST_SOURCES = 2_000;
const LONGEST_CODE = 60;
const LONGEST_NAME = 160;
const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A code out of a name that no other source of the study has. */
export function freeCode(name: string, taken: ReadonlySet<string>): string {
  const whole = plainKey(name) || 'source';
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : `-${number}`;
    const code = `${whole.slice(0, LONGEST_CODE - ending.length).replace(/-+$/, '')}${ending}`;
    if (!taken.has(code)) return code;
  }
}

export interface SourceFault {
  row: number;
  column: string;
  message: string;
}
export type SourceColumn = 'name' | 'code';
const MEANINGS: Record<string, SourceColumn> = { name: 'name', navn: 'name', code: 'code', kode: 'code' };

export const meaningOf = (column: string): SourceColumn | null => MEANINGS[column.toLowerCase()] ?? null;

export interface SourceTable {
  header: string[];
  rows: string[][];
  /** Row numbers as the sheet shows them. */
  numbers: number[];
}

/**
 * What a table of sources would add. A row whose code (or, without a code, whose name) the study has already is known and
 * left as it is; one that stands twice in the table itself is a fault.
 */
export function readSources(
  { header, rows, numbers }: SourceTable,
  here: readonly { code: string; name: string }[],
): { fresh: { code: string; name: string }[]; known: number; faults: SourceFault[] } {
  const at = (meaning: SourceColumn): number => header.findIndex((column) => meaningOf(column) === meaning);
  const [nameAt, codeAt] = [at('name'), at('code')];
  if (nameAt < 0) return { fresh: [], known: 0, faults: [noName(header)] };
  const faults: SourceFault[] = header
    .filter((column, place) => meaningOf(column) && at(meaningOf(column) ?? 'name') !== place)
    .map((column) => ({ row: 1, column, message: 'Another column means the same; keep one of them.' }));
  const codes = new Set(here.map((source) => source.code));
  const names = new Set(here.map((source) => source.name.toLowerCase()));
  const given = new Map<string, number>();
  const seen = new Map<string, number>();
  let known = 0;
  const wished: { name: string; code: string }[] = [];
  for (const [place, row] of rows.entries()) {
    const number = numbers[place] ?? 0;
    const fault = (column: number, message: string): void =>
      void faults.push({ row: number, column: header[column] ?? '', message });
    const [name = '', code = ''] = [row[nameAt], codeAt < 0 ? '' : row[codeAt]];
    const before = faults.length;
    if (name === '') fault(nameAt, 'The name is missing.');
    if ([...name].length > LONGEST_NAME) fault(nameAt, `The name is longer than ${LONGEST_NAME} characters.`);
    if (code.length > LONGEST_CODE) fault(codeAt, `The code is longer than ${LONGEST_CODE} characters.`);
    else if (code !== '' && !CODE.test(code)) fault(codeAt, 'A code has lower-case letters, digits and hyphens alone.');
    const twice = code === '' ? seen.get(name.toLowerCase()) : given.get(code);
    if (twice !== undefined && before === faults.length)
      fault(code === '' ? nameAt : codeAt, `"${code || name}" stands in row ${twice} too.`);
    if (code !== '' && !given.has(code)) given.set(code, number);
    if (code === '' && name !== '' && !seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), number);
    if (before < faults.length) continue;
    if (code === '' ? names.has(name.toLowerCase()) : codes.has(code)) known += 1;
    else wished.push({ name, code });
  }
  if (here.length + wished.length > MOST_SOURCES) {
    faults.push({ row: 0, column: '', message: `A study has at most ${MOST_SOURCES} sources.` });
    // Codes are not looked for: among tens of thousands of names that give the same one, that would take minutes.
    return { fresh: wished, known, faults };
  }
  return { fresh: withCodes(wished, codes), known, faults };
}

/** Codes that stand in the table are taken before any is made from a name. */
function withCodes(
  wished: { name: string; code: string }[],
  here: ReadonlySet<string>,
): { name: string; code: string }[] {
  const taken = new Set([...here, ...wished.map((source) => source.code)]);
  return wished.map(({ name, code }) => {
    const own = code || freeCode(name, taken);
    taken.add(own);
    return { name, code: own };
  });
}

function noName(header: string[]): SourceFault {
  const [only, ...others] = header;
  const unsplit = only !== undefined && others.length === 0 && /[,;\t]/.test(only);
  return {
    row: 1,
    column: '',
    message: unsplit
      ? `The header reads "${only.slice(0, 80)}" as one column: another delimiter was chosen than the file has.`
      : 'No column is named "name" or "navn".',
  };
}
