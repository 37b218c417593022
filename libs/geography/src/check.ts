import { URBAN_RULE } from './centrality.js';
import { ALL_COUNTIES, type County } from './counties.js';
import { COVERED_FROM, DATA_DATE, PEOPLE_IN_NORWAY } from './tables/sources.js';
import { isInForce, isPlainDate } from './dates.js';
import { groupBy } from './grouping.js';
import { PARTS } from './parts.js';
import { bandOfPopulation } from './population.js';
import { POSTAL_CODES } from './postal-codes.js';
import { REGISTER, type Municipality } from './register.js';

export interface Geography {
  readonly counties: readonly County[];
  readonly register: readonly Municipality[];
  readonly postalCodes: ReadonlyMap<string, { readonly code: string }>;
}

/** How many there were, as SSB Klass 104 and 131 have it. */
const COUNTS = [
  { date: COVERED_FROM, counties: 18, municipalities: 422 },
  { date: '2020-01-01', counties: 11, municipalities: 356 },
  { date: '2024-01-01', counties: 15, municipalities: 357 },
  { date: DATA_DATE, counties: 15, municipalities: 357 },
];

/** What must be true of the geography whatever the year; each broken rule is one sentence, none means sound. */
export function checkGeography(
  geography: Geography = { counties: ALL_COUNTIES, register: REGISTER, postalCodes: POSTAL_CODES },
): readonly string[] {
  return [
    ...countProblems(geography),
    ...codeProblems(geography),
    ...validityProblems(geography),
    ...nameProblems(geography),
    ...successionProblems(geography),
    ...ruleProblems(geography),
    ...postalProblems(geography),
  ];
}

const inForce = (register: readonly Municipality[], date: string): Municipality[] =>
  register.filter((unit) => unit.kind === 'municipality' && isInForce(unit, date));

function countProblems({ counties, register }: Geography): string[] {
  return COUNTS.flatMap((expected) => {
    const found = counties.filter((county) => isInForce(county, expected.date)).length;
    const units = inForce(register, expected.date).length;
    return [
      ...(found === expected.counties ? [] : [`${expected.date}: ${found} counties, not ${expected.counties}`]),
      ...(units === expected.municipalities
        ? []
        : [`${expected.date}: ${units} municipalities, not ${expected.municipalities}`]),
    ];
  });
}

function codeProblems({ counties, register }: Geography): string[] {
  return register.flatMap((unit) => {
    if (!/^\d{4}$/.test(unit.code)) return [`${unit.code}: a code has four digits`];
    if (!unit.code.startsWith(unit.county)) return [`${unit.code}: does not begin with its county ${unit.county}`];
    if (unit.kind === 'territory') return [];
    const county = counties.find((each) => each.code === unit.county);
    if (!county) return [`${unit.code}: no county ${unit.county}`];
    const within =
      county.validFrom <= unit.validFrom && (county.validTo === null || (unit.validTo ?? '9999') <= county.validTo);
    return within ? [] : [`${unit.code}: was in force when its county ${unit.county} was not`];
  });
}

function validityProblems({ counties, register }: Geography): string[] {
  return [...groupBy<string, County | Municipality>([...counties, ...register], (unit) => unit.code)].flatMap(
    ([code, units]) => {
      const ordered = units.toSorted((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
      return ordered.flatMap((unit, i) => {
        const next = ordered[i + 1];
        const days = [unit.validFrom, ...(unit.validTo === null ? [] : [unit.validTo])];
        return [
          ...(days.every(isPlainDate) ? [] : [`${code}: is not in force between two days`]),
          ...(unit.validTo !== null && unit.validTo <= unit.validFrom ? [`${code}: ends before it begins`] : []),
          ...(next && (unit.validTo === null || next.validFrom < unit.validTo) ? [`${code}: means two at once`] : []),
        ];
      });
    },
  );
}

function nameProblems({ counties, register }: Geography): string[] {
  return COUNTS.flatMap(({ date }) => {
    const units = inForce(register, date);
    const twice = <Unit>(all: readonly Unit[], nameOf: (unit: Unit) => string): string[] =>
      [...groupBy(all, nameOf)].filter(([, group]) => group.length > 1).map(([name]) => name);
    return [
      ...twice(
        counties.filter((county) => isInForce(county, date)),
        (county) => county.name,
      ).map((name) => `${date}: two counties are called ${name}`),
      ...twice(units, (unit) => `${unit.name} in ${unit.county}`).map((name) => `${date}: two are called ${name}`),
      ...twice(units, (unit) => unit.fullName).map((name) => `${date}: two would be shown as ${name}`),
    ];
  });
}

function successionProblems({ register }: Geography): string[] {
  return register.flatMap((unit) => {
    if (unit.validTo === null) return unit.successors.length ? [`${unit.code}: in force, yet succeeded`] : [];
    if (!unit.successors.length) return [`${unit.code}: nothing took over`];
    const day = unit.validTo;
    return unit.successors
      .filter((code) => !register.some((other) => other.code === code && isInForce(other, day)))
      .map((code) => `${unit.code}: its successor ${code} was not in force on ${day}`);
  });
}

function ruleProblems({ counties, register }: Geography): string[] {
  const today = inForce(register, DATA_DATE);
  const people = today.reduce((sum, unit) => sum + (unit.population ?? 0), 0);
  return [
    ...counties
      .filter((county) => PARTS.filter((part) => part.counties.includes(county.code)).length !== 1)
      .map((county) => `county ${county.code} is not in exactly one part of the country`),
    ...today.flatMap((unit) => [
      ...(bandOfPopulation(unit.population) ? [] : [`${unit.code}: has no population band`]),
      ...(URBAN_RULE.values.filter((level) => level.classes.includes(unit.centrality ?? 0)).length === 1
        ? []
        : [`${unit.code}: is not either urban, rural or between`]),
    ]),
    ...(people === PEOPLE_IN_NORWAY ? [] : [`${people} people live in the municipalities, not ${PEOPLE_IN_NORWAY}`]),
  ];
}

function postalProblems({ register, postalCodes }: Geography): string[] {
  const codes = new Set(register.filter((unit) => isInForce(unit, DATA_DATE)).map((unit) => unit.code));
  return [...postalCodes].flatMap(([postalCode, { code }]) => [
    ...(/^\d{4}$/.test(postalCode) ? [] : [`postal code ${postalCode}: has not four digits`]),
    ...(codes.has(code) ? [] : [`postal code ${postalCode}: ${code} is not in force`]),
  ]);
}
