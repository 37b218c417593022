import { DATA_DATE, SOURCES } from './tables/sources.js';
import type { Localized } from './official-names.js';
import { sharedValue, type Rule } from './rule.js';

export type UrbanityKey = 'urban' | 'between' | 'rural';

export interface Urbanity {
  readonly key: UrbanityKey;
  readonly label: Localized;
  /** Statistics Norway's centrality classes, 1 (most central) to 6. */
  readonly classes: readonly number[];
}

/** Classes 5 and 6 are what Norwegian regional policy calls *distriktskommuner*. */
export const URBAN_RULE: Rule<Urbanity> = {
  asOf: SOURCES.centrality.asOf,
  text: {
    nb: 'By eller distrikt følger av kommunens sentralitetsklasse hos SSB (2024), fra 1 (mest sentral) til 6. Klassen sier hvor mange arbeidsplasser og servicetilbud innbyggerne når.',
    nn: 'By eller distrikt følgjer av sentralitetsklassen til kommunen hos SSB (2024), frå 1 (mest sentral) til 6. Klassen seier kor mange arbeidsplassar og servicetilbod innbyggjarane når.',
    en: 'Urban or rural follows from the municipality’s centrality class at Statistics Norway (2024), from 1 (most central) to 6. The class tells how many jobs and services its people can reach.',
  },
  values: [
    {
      key: 'urban',
      classes: [1, 2],
      label: { nb: 'By (sentralitet 1–2)', nn: 'By (sentralitet 1–2)', en: 'Urban (centrality 1–2)' },
    },
    {
      key: 'between',
      classes: [3, 4],
      label: {
        nb: 'Mellom by og distrikt (sentralitet 3–4)',
        nn: 'Mellom by og distrikt (sentralitet 3–4)',
        en: 'Between urban and rural (centrality 3–4)',
      },
    },
    {
      key: 'rural',
      classes: [5, 6],
      label: { nb: 'Distrikt (sentralitet 5–6)', nn: 'Distrikt (sentralitet 5–6)', en: 'Rural (centrality 5–6)' },
    },
  ],
};

/**
 * Urban, rural or between for a municipality answered as `code` on `asOf`; undefined as for `bandOf`.
 * @throws RangeError before `COVERED_FROM`.
 */
export const urbanityOf = (code: string, asOf: string = DATA_DATE): UrbanityKey | undefined =>
  sharedValue(
    code,
    asOf,
    ({ centrality }) =>
      URBAN_RULE.values.find((level) => centrality !== null && level.classes.includes(centrality))?.key,
  );
