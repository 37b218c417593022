import { columnOf, folded, readCsv, writeCsv, type Malformed } from './csv.js';
import { quotaAttributes, traitsOf, type Person, type QuotaName } from './pool.js';

/** What has to be cleared up before people can be drawn from a file. Lines count from 1. */
export type PoolFileQuestion =
  | Malformed
  | { kind: 'noRows' }
  /** No column for an attribute that has quotas, for the id or for the rating; what the columns are. */
  | { kind: 'missingColumn'; column: string; columns: string[] }
  | { kind: 'duplicateColumn'; column: string }
  | { kind: 'duplicateId'; id: string; lines: number[] }
  | { kind: 'blank'; column: string; lines: number[] }
  /** A value that no quota names: is one of the named ones meant, or is a quota missing? */
  | { kind: 'unnamedValue'; attribute: string; value: string; lines: number[]; named: string[] }
  | { kind: 'invalidRating'; text: string; lines: number[] };

/** The pool can be drawn from only without questions. */
export interface PoolFile {
  pool: Person[];
  questions: PoolFileQuestion[];
}

/** How a file of people is to be read. */
export interface PoolFileOptions {
  /** Their attributes are read, under their names, and their values spelt as the quotas spell them. All columns without. */
  quotas?: readonly QuotaName[];
  /** Column of the ids. Else `id`, `person_id` or `nationbuilder_id`; without any, the position of the row from 1. */
  id?: string;
  /** Column of the ratings, whole numbers from 1 to 5; an empty cell is no rating. */
  rating?: string;
}

/** Reads one person a row. Headings and values match whatever their case. */
export function readPool(text: string, { quotas, id, rating }: PoolFileOptions = {}): PoolFile {
  const table = readCsv(text);
  if ('kind' in table) return { pool: [], questions: [table] };
  const { columns, rows } = table;
  const questions = columnQuestions(columns, [
    ...(quotas ? quotaAttributes(quotas) : []),
    ...(id === undefined ? [] : [id]),
    ...(rating === undefined ? [] : [rating]),
  ]);
  if (rows.length === 0) questions.push({ kind: 'noRows' });
  if (questions.length > 0) return { pool: [], questions };

  const idColumn = id === undefined ? columnOf(columns, 'id', 'person_id', 'nationbuilder_id') : columnOf(columns, id);
  const ratingColumn = rating === undefined ? -1 : columnOf(columns, rating);
  const attributes = (quotas ? quotaAttributes(quotas) : columns)
    .map((attribute) => ({ attribute, at: columnOf(columns, attribute), spelt: spellings(attribute, quotas) }))
    .filter(({ at }) => at !== idColumn && at !== ratingColumn);
  const asked = new Questions();
  const lines = new Map<string, number[]>();
  const pool = rows.map(({ line, cells }, row): Person => {
    const own = idColumn < 0 ? String(row + 1) : (cells[idColumn] ?? '');
    if (own === '') asked.add({ kind: 'blank', column: columns[idColumn] ?? 'id', lines: [line] });
    else lines.set(own, [...(lines.get(own) ?? []), line]);
    const values: Record<string, string> = {};
    for (const { attribute, at, spelt } of attributes) {
      const written = cells[at] ?? '';
      const value = spelt?.get(folded(written)) ?? written;
      if (written !== '') values[attribute] = value;
      if (!quotas) continue;
      if (written === '') asked.add({ kind: 'blank', column: attribute, lines: [line] });
      else if (spelt && ![...spelt.values()].includes(value)) {
        asked.add({ kind: 'unnamedValue', attribute, value, lines: [line], named: [...spelt.values()] });
      }
    }
    const rated = cells[ratingColumn] ?? '';
    const sound = /^[1-5](\.0+)?$/.test(rated);
    if (rated !== '' && !sound) asked.add({ kind: 'invalidRating', text: rated, lines: [line] });
    return { id: own, values, ...(sound ? { rating: Number(rated) } : {}) };
  });
  for (const [same, where] of lines) if (where.length > 1) asked.add({ kind: 'duplicateId', id: same, lines: where });
  return { pool, questions: asked.all() };
}

/** People as `readPool` reads them: the id first, the rating last when anybody has one. */
export function writePool(pool: readonly Person[]): string {
  const attributes = [...new Set(pool.flatMap(({ values }) => Object.keys(values)))];
  const rated = pool.some(({ rating }) => rating !== undefined);
  const rows = pool.map(({ id, values, rating }) => [
    id,
    ...attributes.map((attribute) => values[attribute] ?? ''),
    ...(rated ? [rating ?? ''] : []),
  ]);
  return writeCsv([['id', ...attributes, ...(rated ? ['rating'] : [])], ...rows]);
}

function columnQuestions(columns: readonly string[], needed: readonly string[]): PoolFileQuestion[] {
  const missing = [...new Set(needed)].filter((column) => columnOf(columns, column) < 0);
  const twice = columns.filter((column, at) => column !== '' && columnOf(columns, column) < at);
  return [
    ...missing.map((column) => ({ kind: 'missingColumn' as const, column, columns: [...columns] })),
    ...twice.map((column) => ({ kind: 'duplicateColumn' as const, column })),
  ];
}

/** For each value without regard to case how the plain quotas spell it; undefined where only crossed ones name it. */
function spellings(attribute: string, quotas: readonly QuotaName[] | undefined): Map<string, string> | undefined {
  const plain = (quotas ?? []).filter(({ and = [] }) => and.length === 0);
  const named = plain.filter((quota) => quota.attribute === attribute).map(({ value }) => value);
  const crossed = (quotas ?? [])
    .flatMap(traitsOf)
    .filter((trait) => trait.attribute === attribute)
    .map(({ value }) => value);
  if (named.length === 0) return undefined;
  return new Map([...crossed, ...named].map((value) => [folded(value), value]));
}

/** The same question about several lines is one question. */
class Questions {
  private readonly asked = new Map<string, PoolFileQuestion>();

  add(question: PoolFileQuestion & { lines: number[] }): void {
    const key = JSON.stringify({ ...question, lines: null });
    const same = this.asked.get(key);
    if (same && 'lines' in same) same.lines.push(...question.lines);
    else this.asked.set(key, question);
  }

  all(): PoolFileQuestion[] {
    return [...this.asked.values()];
  }
}
