import { COUNTY_ROWS } from './tables/counties.js';
import { DATA_DATE } from './tables/sources.js';
import { coveredDate, firstOf, isInForce, type Validity } from './dates.js';
import { inAlphabeticalOrder } from './alphabetical-order.js';
import { norwegianName, readNames, sideBySide, type OfficialName } from './official-names.js';

export interface County extends Validity {
  /** Two digits; the first two of its municipalities' codes. No code has named two counties since 2018. */
  readonly code: string;
  /** The Norwegian name. */
  readonly name: string;
  readonly names: readonly OfficialName[];
  /** All official names side by side. */
  readonly fullName: string;
}

export const ALL_COUNTIES: readonly County[] = COUNTY_ROWS.trim()
  .split('\n')
  .map((row) => {
    const [, code, from, to, text] = /^(\d\d) (\d{4}) (\d{4}|-) (.+)$/.exec(row)!;
    const names = readNames(text!);
    return {
      code: code!,
      name: norwegianName(names),
      names,
      fullName: sideBySide(names),
      validFrom: firstOf(from!),
      validTo: to === '-' ? null : firstOf(to!),
    };
  });

/** The counties in force on a day, in Norwegian alphabetical order. @throws RangeError before `COVERED_FROM`. */
export function counties(date: string = DATA_DATE): readonly County[] {
  const day = coveredDate(date);
  return inAlphabeticalOrder(ALL_COUNTIES.filter((county) => isInForce(county, day)));
}
