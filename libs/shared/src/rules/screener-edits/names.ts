import { plainKey } from '../plain-key.js';
import { formPlaces } from './form-places.js';
import { jsonsOf, wordsOf, type Json } from './json-tree.js';

const LONGEST = 50;

/** A name no page, panel or question has yet: `topic`, `topic_2`, `topic_3` … SurveyJS takes `A` and `a` for the same. */
export function freshName(definition: Json, wish: string): string {
  const taken = new Set(formPlaces(definition).map((place) => place.name.toLowerCase()));
  return freeName(wish, taken);
}

export function freeName(wish: string, taken: ReadonlySet<string>): string {
  const plain = plainKey(wish).replaceAll('-', '_').slice(0, LONGEST);
  const base = /^[a-z]/.test(plain) ? plain : `q_${plain}`.replace(/_$/, '');
  if (!taken.has(base.toLowerCase())) return base;
  for (let number = 2; ; number++) if (!taken.has(`${base}_${number}`.toLowerCase())) return `${base}_${number}`;
}

/** A key no attribute has yet. */
export const freshAttributeKey = (definition: Json, wish: string): string =>
  freeName(wish, new Set(jsonsOf(definition['attributes']).map((one) => wordsOf(one['key']).toLowerCase())));

/** A value no choice has yet, made from its words. */
export function freshValue(words: string, taken: ReadonlySet<string>): string {
  const base = plainKey(words).slice(0, LONGEST) || 'choice';
  if (!taken.has(base)) return base;
  for (let number = 2; ; number++) if (!taken.has(`${base}-${number}`)) return `${base}-${number}`;
}
