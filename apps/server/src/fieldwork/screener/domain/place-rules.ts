import { BAND_RULE, bandOf, counties, PART_RULE, partOf, URBAN_RULE, urbanityOf, whatBecameOf } from '@lytt/geography';
import { PLACE_RULES, type AttributeEntry, type Localized } from '@lytt/shared';
import { inEach } from './screener-text.js';

export type PlaceKind = (typeof PLACE_RULES)[number];

export interface PlaceValue {
  value: string;
  label: Localized;
  /** What puts a municipality here, as a sentence. */
  rule: Localized;
}

export interface PlaceRule {
  values: readonly PlaceValue[];
  /** The value of a municipality answered as `code` on the day `asOf`; undefined where there is none, or not one alone. */
  of: (code: string, asOf: string) => string | undefined;
}

export const isPlaceKind = (derive: AttributeEntry['derive']): derive is PlaceKind =>
  (PLACE_RULES as readonly string[]).includes(derive);

/** A municipality that was divided since the answer still has a county where all its parts lie in one. */
function countyOf(code: string, asOf: string): string | undefined {
  const found = new Set(whatBecameOf(code, asOf).map((unit) => unit.county));
  return found.size === 1 ? [...found][0] : undefined;
}

const countyValues = counties().map(({ code, name }) => ({
  value: code,
  label: inEach(() => name),
  rule: {
    nb: `Kommunen ligger i ${name} (kommunenummer som begynner på ${code}).`,
    nn: `Kommunen ligg i ${name} (kommunenummer som byrjar på ${code}).`,
    en: `The municipality lies in ${name} (municipality numbers that begin with ${code}).`,
  },
}));

const inForce = new Map(counties().map(({ code, name }) => [code, name]));
const namesOf = (codes: readonly string[], and: string): string =>
  new Intl.ListFormat(and, { type: 'conjunction' }).format(codes.flatMap((code) => inForce.get(code) ?? []));

const partValues = PART_RULE.values.map(({ key, label, counties: codes }) => {
  const isNamed = codes.some((code) => inForce.has(code));
  return {
    value: key,
    label,
    rule: isNamed
      ? inEach((language) => `${PART_RULE.text[language]} ${label[language]}: ${namesOf(codes, language)}.`)
      : PART_RULE.text,
  };
});

/** The rules by which a municipality gives an attribute; the geography library knows the facts and dates them. */
export const PLACE: Readonly<Record<PlaceKind, PlaceRule>> = {
  county: { values: countyValues, of: countyOf },
  'part-of-country': {
    values: partValues,
    of: (code, asOf) => {
      const county = countyOf(code, asOf);
      return county && partOf(county);
    },
  },
  population: {
    values: BAND_RULE.values.map(({ key, label }) => ({
      value: key,
      label,
      rule: inEach((language) => `${label[language]}. ${BAND_RULE.text[language]}`),
    })),
    of: bandOf,
  },
  urbanity: {
    values: URBAN_RULE.values.map(({ key, label }) => ({
      value: key,
      label,
      rule: inEach((language) => `${label[language]}. ${URBAN_RULE.text[language]}`),
    })),
    of: urbanityOf,
  },
};
