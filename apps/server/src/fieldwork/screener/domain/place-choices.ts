import { counties, countries, DATA_DATE, municipalities, suggestMunicipality } from '@lytt/geography';
import type { Choice } from './choice.js';
import { inEach } from './screener-text.js';

export const PLACES = ['municipality', 'country'] as const;
export type Places = (typeof PLACES)[number];

/** The day whose municipalities are offered: an answer stays true when they merge later. */
export const PLACES_AS_OF: string = DATA_DATE;

/** A municipality is named as its county's people know it; a country in the reader's language. */
export function placeChoices(places: Places): Choice[] {
  if (places === 'country') {
    const named = inEach(() => '');
    const byCode = new Map<string, Choice>();
    for (const language of Object.keys(named) as (keyof typeof named)[])
      for (const { code, name } of countries(language)) {
        const choice = byCode.get(code) ?? { value: code, text: { ...named }, isPlace: true };
        choice.text[language] = name;
        byCode.set(code, choice);
      }
    // Norway's own people have a municipality to choose.
    byCode.delete('NO');
    return [...byCode.values()];
  }
  const countyNames = new Map(counties().map(({ code, name }) => [code, name]));
  return municipalities()
    .map(({ code, fullName, county }) => ({
      value: code,
      text: inEach(() => fullName),
      group: countyNames.get(county) ?? county,
      isPlace: true as const,
    }))
    .sort((one, other) => one.group.localeCompare(other.group, 'nb'));
}

/** Where a postal code lies, as far as the register knows; a person may know better. */
export function suggestPlace(postalCode: unknown): string | undefined {
  const digits = typeof postalCode === 'number' ? String(postalCode).padStart(4, '0') : postalCode;
  return typeof digits === 'string' ? suggestMunicipality(digits)?.code : undefined;
}
