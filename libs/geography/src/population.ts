import { DATA_DATE, SOURCES } from './tables/sources.js';
import type { Localized } from './official-names.js';
import { sharedValue, type Rule } from './rule.js';

export type BandKey = 'under-2000' | '2000-4999' | '5000-19999' | '20000-49999' | '50000-and-over';

export interface PopulationBand {
  readonly key: BandKey;
  readonly label: Localized;
  /** The smallest number of people in the band; the band ends before the next one's. */
  readonly from: number;
}

export const BAND_RULE: Rule<PopulationBand> = {
  asOf: SOURCES.population.asOf,
  text: {
    nb: 'Størrelsen er antall innbyggere i kommunen 1. januar 2024 (SSB).',
    nn: 'Storleiken er talet på innbyggjarar i kommunen 1. januar 2024 (SSB).',
    en: 'The size is the number of people in the municipality on 1 January 2024 (Statistics Norway).',
  },
  values: [
    {
      key: 'under-2000',
      from: 0,
      label: { nb: 'Under 2 000 innbyggere', nn: 'Under 2 000 innbyggjarar', en: 'Under 2,000 people' },
    },
    {
      key: '2000-4999',
      from: 2_000,
      label: { nb: '2 000–4 999 innbyggere', nn: '2 000–4 999 innbyggjarar', en: '2,000–4,999 people' },
    },
    {
      key: '5000-19999',
      from: 5_000,
      label: { nb: '5 000–19 999 innbyggere', nn: '5 000–19 999 innbyggjarar', en: '5,000–19,999 people' },
    },
    {
      key: '20000-49999',
      from: 20_000,
      label: { nb: '20 000–49 999 innbyggere', nn: '20 000–49 999 innbyggjarar', en: '20,000–49,999 people' },
    },
    {
      key: '50000-and-over',
      from: 50_000,
      label: { nb: '50 000 innbyggere og over', nn: '50 000 innbyggjarar og over', en: '50,000 people and over' },
    },
  ],
};

export const POPULATION_BANDS = BAND_RULE.values;

/** The band of a number of people; undefined for null and below 0. */
export const bandOfPopulation = (people: number | null): BandKey | undefined =>
  people === null ? undefined : POPULATION_BANDS.findLast((band) => people >= band.from)?.key;

/**
 * The band of a municipality answered as `code` on `asOf`; undefined for an unknown code, for a territory, and where
 * the municipality was since divided into parts of different bands.
 * @throws RangeError before `COVERED_FROM`.
 */
export const bandOf = (code: string, asOf: string = DATA_DATE): BandKey | undefined =>
  sharedValue(code, asOf, (unit) => bandOfPopulation(unit.population));
