import { COVERED_FROM, DATA_DATE } from './tables/sources.js';
import type { PlainDate } from './official-names.js';

export interface Validity {
  /** The first day in force, or `COVERED_FROM` for whatever is older. */
  readonly validFrom: PlainDate;
  /** The first day no longer in force; null while in force. */
  readonly validTo: PlainDate | null;
}

export const isInForce = (unit: Validity, date: string): boolean =>
  unit.validFrom <= date && (unit.validTo === null || date < unit.validTo);

export const isPlainDate = (text: string): text is PlainDate =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().slice(0, 10) === text;

/** @throws RangeError for what is no day, or a day before `COVERED_FROM`, of which nothing is known here. */
export function coveredDate(date: string): PlainDate {
  if (!isPlainDate(date)) throw new RangeError(`not a day as YYYY-MM-DD: ${date}`);
  if (date < COVERED_FROM) throw new RangeError(`${date} lies before ${COVERED_FROM}, where the geography begins`);
  return date;
}

/** The day to look from when none is asked for: the data's own, or a later day on which an answer was given. */
export const laterOfDataDate = (date: PlainDate): PlainDate => (date > DATA_DATE ? date : DATA_DATE);

export const firstOf = (year: string): PlainDate => `${year}-01-01` as PlainDate;
