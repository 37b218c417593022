import { inAlphabeticalOrder } from './alphabetical-order.js';
import { DATA_DATE } from './tables/sources.js';
import { coveredDate, isInForce, laterOfDataDate } from './dates.js';
import { groupBy } from './grouping.js';
import { REGISTER, type Municipality } from './register.js';

const byCode = groupBy(REGISTER, (unit) => unit.code);

const find = (code: string, day: string): Municipality | undefined =>
  byCode.get(code)?.find((unit) => isInForce(unit, day));

/** The municipalities in force on a day, in Norwegian alphabetical order. @throws RangeError before `COVERED_FROM`. */
export function municipalities(date: string = DATA_DATE): readonly Municipality[] {
  const day = coveredDate(date);
  return inAlphabeticalOrder(REGISTER.filter((unit) => unit.kind === 'municipality' && isInForce(unit, day)));
}

/** Svalbard and Jan Mayen, which a list of municipalities leaves out. */
export const TERRITORIES: readonly Municipality[] = REGISTER.filter((unit) => unit.kind === 'territory');

/**
 * What a code meant on a day; undefined for a code not in force then.
 * @throws RangeError before `COVERED_FROM`.
 */
export const municipality = (code: string, date: string = DATA_DATE): Municipality | undefined =>
  find(code, coveredDate(date));

/**
 * What a municipality that was answered as `code` on the day `asOf` has become by `date`: itself where it is still in
 * force, more than one where it was divided (the answer does not say in which part the person lives), none where the
 * code was not in force on `asOf`. Boundary changes between municipalities that both went on are not followed.
 * @param date not before `asOf`; by default the later of `asOf` and `DATA_DATE`.
 * @throws RangeError before `COVERED_FROM`, or when `date` lies before `asOf`.
 */
export function whatBecameOf(code: string, asOf: string, date?: string): readonly Municipality[] {
  const from = coveredDate(asOf);
  const to = date === undefined ? laterOfDataDate(from) : coveredDate(date);
  if (to < from) throw new RangeError(`${to} lies before the answer of ${from}`);
  const start = find(code, from);
  return start ? inAlphabeticalOrder([...new Set(follow(start, to))]) : [];
}

function follow(unit: Municipality, to: string): Municipality[] {
  if (unit.validTo === null || to < unit.validTo) return [unit];
  const day = unit.validTo;
  return unit.successors.flatMap((code) => {
    const successor = find(code, day);
    return successor ? follow(successor, to) : [];
  });
}
