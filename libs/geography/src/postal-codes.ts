import { POSTAL_ROWS } from './tables/postal-codes.js';
import { municipality } from './municipalities.js';

export interface PostalSuggestion {
  /** The municipality's code on `DATA_DATE`. */
  readonly code: string;
  /** Its `fullName`. */
  readonly name: string;
  /** The post town. */
  readonly place: string;
}

/** Every postal code of the register with its primary municipality and post town. */
export const POSTAL_CODES: ReadonlyMap<string, { readonly code: string; readonly place: string }> = new Map(
  POSTAL_ROWS.trim()
    .split('\n')
    .flatMap((row) => {
      const [prefix, ...groups] = row.split('|');
      return groups.flatMap((group) => {
        const [, code, place, endings] = /^(\d{4}) (.+?)((?: \d\d)+)$/.exec(group)!;
        return endings!
          .trim()
          .split(' ')
          .map((ending): [string, { code: string; place: string }] => [
            prefix! + ending,
            { code: code!, place: place! },
          ]);
      });
    }),
);

/**
 * Suggests where somebody lives; the person must be able to choose otherwise, since a postal code may lie in more than
 * one municipality and the register names only one. Undefined for an unknown code and for what is no postal code.
 */
export function suggestMunicipality(postalCode: string): PostalSuggestion | undefined {
  const found = POSTAL_CODES.get(postalCode.trim());
  const unit = found && municipality(found.code);
  return unit && { code: unit.code, name: unit.fullName, place: found.place };
}
