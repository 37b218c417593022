import type { PlainDate } from '../official-names.js';

/** The day for which the division of the country was last compared with its source; the default of every `date`. */
export const DATA_DATE: PlainDate = '2026-01-01';

/** The earliest day that can be asked about. A unit older than this carries it as its `validFrom`. */
export const COVERED_FROM: PlainDate = '2018-01-01';

/** The people of all municipalities on `SOURCES.population.asOf`, as Statistics Norway published the sum. */
export const PEOPLE_IN_NORWAY = 5_550_203;

/** Where each fact comes from and of which day it is. */
export const SOURCES = {
  division: {
    asOf: DATA_DATE,
    text: 'Statistics Norway (SSB), Klass 131 (municipalities) and 104 (counties), codes and changes 2018-01-01 to 2026-01-01, CC BY 4.0',
  },
  names: {
    asOf: DATA_DATE,
    text: 'SSB Klass 131 and 104; Kartverket, Administrative enheter, CC BY 4.0, for Porsáŋgu. Retired codes: Norwegian name only',
  },
  population: { asOf: '2024-01-01', text: 'SSB, table 07459, persons by municipality, CC BY 4.0' },
  centrality: { asOf: '2024-01-01', text: 'SSB Klass 128, centrality index 2024, CC BY 4.0' },
  postalCodes: {
    asOf: '2024-04-11',
    text: 'Bring (Posten), postal code register, by way of the package norwegian-postalcodes-mapper 1.0.5 (ISC)',
  },
  countries: { asOf: '2024-01-01', text: 'ISO 3166-1 alpha-2; names from Unicode CLDR by way of Intl.DisplayNames' },
} as const satisfies Record<string, { asOf: PlainDate; text: string }>;
