import { ALL_COUNTIES } from './counties.js';
import { EAST } from './tables/municipalities-east.js';
import { NORTH } from './tables/municipalities-north.js';
import { SOUTH } from './tables/municipalities-south.js';
import { TRONDELAG } from './tables/municipalities-trondelag.js';
import { WEST } from './tables/municipalities-west.js';
import { RETIRED_2019, RETIRED_2020 } from './tables/retired-2020.js';
import { RETIRED_2024 } from './tables/retired-2024.js';
import { COVERED_FROM } from './tables/sources.js';
import { firstOf, type Validity } from './dates.js';
import { groupBy } from './grouping.js';
import { norwegianName, readNames, sideBySide, type OfficialName } from './official-names.js';

export interface Municipality extends Validity {
  /** Svalbard and Jan Mayen are no municipalities and belong to no county, yet people have addresses there. */
  readonly kind: 'municipality' | 'territory';
  /** Four digits, also with a leading zero. */
  readonly code: string;
  /** The Norwegian name; Herøy and Våler are two municipalities each. */
  readonly name: string;
  /** The official names in their official order; of a retired code the Norwegian one alone. */
  readonly names: readonly OfficialName[];
  /** What to show: all official names, with the county where the Norwegian name alone would be ambiguous. */
  readonly fullName: string;
  /** The first two digits of the code. */
  readonly county: string;
  /** The codes that took over on `validTo`, where the code is retired. */
  readonly successors: readonly string[];
  /** People on `SOURCES.population.asOf`; null for a retired code and for the territories. */
  readonly population: number | null;
  /** Class 1 (most central) to 6 on `SOURCES.centrality.asOf`; null as for `population`. */
  readonly centrality: number | null;
}

type Row = Omit<Municipality, 'fullName'>;

const readCurrent = (table: string): Row[] =>
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [, code, since, population, centrality, text] = /^(\d{4}) (\d{4}) (\d+) (\d) (.+)$/.exec(line)!;
      const names = readNames(text!);
      return {
        kind: 'municipality',
        code: code!,
        name: norwegianName(names),
        names,
        county: code!.slice(0, 2),
        validFrom: firstOf(since!),
        validTo: null,
        successors: [],
        population: Number(population),
        centrality: Number(centrality),
      };
    });

const readRetired = (table: string, from: string, to: string): Row[] =>
  [...table.matchAll(/(\d{4})>([\d,]+) ([^;]+);/g)].map(([, code, successors, name]) => ({
    kind: 'municipality',
    code: code!,
    name: name!,
    names: readNames(name!),
    county: code!.slice(0, 2),
    validFrom: firstOf(from),
    validTo: firstOf(to),
    successors: successors!.split(','),
    population: null,
    centrality: null,
  }));

const territory = (code: string, name: string): Row => ({
  kind: 'territory',
  code,
  name,
  names: readNames(name),
  county: code.slice(0, 2),
  validFrom: COVERED_FROM,
  validTo: null,
  successors: [],
  population: null,
  centrality: null,
});

/** Whether another unit of the same name was in force on the unit's last day. */
function isAmbiguous(unit: Row, namesakes: readonly Row[]): boolean {
  const end = unit.validTo ?? '9999-12-31';
  return namesakes.some(
    (other) => other !== unit && other.validFrom < end && (other.validTo === null || other.validTo >= end),
  );
}

function withFullNames(rows: readonly Row[]): readonly Municipality[] {
  const byName = groupBy(rows, (row) => row.name);
  const countyNames = new Map(ALL_COUNTIES.map((county) => [county.code, county.name]));
  return rows.map((row) => {
    const inCounty = isAmbiguous(row, byName.get(row.name)!) ? ` (${countyNames.get(row.county)})` : '';
    return { ...row, fullName: sideBySide(row.names) + inCounty };
  });
}

/** Every code that has been in force since `COVERED_FROM`. */
export const REGISTER: readonly Municipality[] = withFullNames([
  ...[EAST, SOUTH, WEST, TRONDELAG, NORTH].flatMap(readCurrent),
  ...readRetired(RETIRED_2024, '2020', '2024'),
  ...readRetired(RETIRED_2020, '2018', '2020'),
  ...readRetired(RETIRED_2019, '2018', '2019'),
  territory('2100', 'Svalbard'),
  territory('2211', 'Jan Mayen'),
]);
