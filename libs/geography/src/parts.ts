import { DATA_DATE } from './tables/sources.js';
import type { Localized } from './official-names.js';
import type { Rule } from './rule.js';

export type PartKey = 'east' | 'south' | 'west' | 'trondelag' | 'north' | 'arctic';

export interface Part {
  readonly key: PartKey;
  readonly label: Localized;
  /** Codes of the counties, also of those retired since 2018, and 21 and 22 of the territories. */
  readonly counties: readonly string[];
}

/**
 * The five parts of the country (landsdeler) of everyday speech, made of whole counties. Not Statistics Norway's
 * regions (Klass 106), which cut the east and the south otherwise.
 */
export const PART_RULE: Rule<Part> = {
  asOf: DATA_DATE,
  text: {
    nb: 'Landsdelen følger av fylket kommunen ligger i.',
    nn: 'Landsdelen følgjer av fylket kommunen ligg i.',
    en: 'The part of the country follows from the county of the municipality.',
  },
  values: [
    {
      key: 'east',
      label: { nb: 'Østlandet', nn: 'Austlandet', en: 'Eastern Norway' },
      counties: ['03', '31', '32', '33', '34', '39', '40', '30', '38', '01', '02', '04', '05', '06', '07', '08'],
    },
    {
      key: 'south',
      label: { nb: 'Sørlandet', nn: 'Sørlandet', en: 'Southern Norway' },
      counties: ['42', '09', '10'],
    },
    {
      key: 'west',
      label: { nb: 'Vestlandet', nn: 'Vestlandet', en: 'Western Norway' },
      counties: ['11', '15', '46', '12', '14'],
    },
    { key: 'trondelag', label: { nb: 'Trøndelag', nn: 'Trøndelag', en: 'Trøndelag' }, counties: ['50'] },
    {
      key: 'north',
      label: { nb: 'Nord-Norge', nn: 'Nord-Noreg', en: 'Northern Norway' },
      counties: ['18', '55', '56', '54', '19', '20'],
    },
    {
      key: 'arctic',
      label: { nb: 'Svalbard og Jan Mayen', nn: 'Svalbard og Jan Mayen', en: 'Svalbard and Jan Mayen' },
      counties: ['21', '22'],
    },
  ],
};

export const PARTS = PART_RULE.values;

/** The part of the country of a county's two-digit code (the first two of a municipality's); undefined if unknown. */
export const partOf = (county: string): PartKey | undefined =>
  PARTS.find((part) => part.counties.includes(county))?.key;
