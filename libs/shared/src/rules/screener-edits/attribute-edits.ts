import { choiceValue } from './form-places.js';
import { isJson, jsonsOf, listOf, wordsOf, type Json } from './json-tree.js';
import { freeName } from './names.js';

const PLACE_RULES = ['county', 'part-of-country', 'population', 'urbanity'] as const;
export type Derivation = 'answer' | 'age' | 'group' | (typeof PLACE_RULES)[number];
export const isPlaceRule = (derive: string): boolean => (PLACE_RULES as readonly string[]).includes(derive);

/** How attributes can follow from a question; nothing for one that quotas cannot count. The first is the likely one. */
export function derivationsOf(question: Json): Derivation[] {
  if (question['places'] === 'municipality') return ['part-of-country', 'county', 'population', 'urbanity'];
  const type = wordsOf(question['type']);
  if (type === 'text') return question['inputType'] === 'number' ? ['age'] : [];
  if (['radiogroup', 'dropdown', 'boolean', 'rating'].includes(type)) return ['answer', 'group'];
  return ['checkbox', 'tagbox'].includes(type) ? ['group', 'answer'] : [];
}

/** A text of the form as a label of Lytt's own: one text a language, and no default beside them. */
export function labelOf(text: unknown, languages: readonly string[]): Json {
  if (typeof text === 'string' && text !== '') return Object.fromEntries(languages.map((language) => [language, text]));
  if (!isJson(text)) return {};
  return Object.fromEntries(
    languages.flatMap((language) => {
      const words = text[language] ?? text['default'];
      return typeof words === 'string' && words !== '' ? [[language, words]] : [];
    }),
  );
}

/** The choices of a question as labelled values. */
export function choicesAsValues(question: Json, languages: readonly string[]): { value: string; label: Json }[] {
  if (question['type'] === 'boolean')
    return [
      { value: 'true', label: labelOf(question['labelTrue'] ?? { default: 'Yes', nb: 'Ja', nn: 'Ja' }, languages) },
      { value: 'false', label: labelOf(question['labelFalse'] ?? { default: 'No', nb: 'Nei', nn: 'Nei' }, languages) },
    ];
  if (question['type'] === 'rating') {
    const from = typeof question['rateMin'] === 'number' ? question['rateMin'] : 1;
    const to = typeof question['rateMax'] === 'number' ? question['rateMax'] : 5;
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => ({
      value: String(from + at),
      label: labelOf(String(from + at), languages),
    }));
  }
  return listOf(question['choices']).flatMap((choice) => {
    const value = choiceValue(choice);
    if (value === undefined) return [];
    const text = isJson(choice) ? (choice['text'] ?? String(value)) : String(value);
    return [{ value: String(value), label: labelOf(text, languages) }];
  });
}

/** The label a band of age has as long as nobody writes another. */
export function bandLabel(from: number | undefined, to: number | undefined, languages: readonly string[]): Json {
  const open = (language: string): string => (language === 'en' ? `${from ?? 0} and over` : `${from ?? 0} år og over`);
  const closed = (language: string): string => `${from ?? 0}–${to}${language === 'en' ? '' : ' år'}`;
  return Object.fromEntries(
    languages.map((language) => [language, to === undefined ? open(language) : closed(language)]),
  );
}

const BANDS: [number, number?][] = [[18, 34], [35, 49], [50, 64], [65]];

export const bandValue = (from: number | undefined, to: number | undefined): string =>
  to === undefined ? `${from ?? 0}+` : `${from ?? 0}-${to}`;

/** The values an attribute begins with. For rules of place they come from the rules themselves. */
export function firstValues(
  derive: Derivation,
  question: Json,
  languages: readonly string[],
  ofRule: readonly { value: string; label: unknown }[],
): Json[] {
  if (derive === 'answer') return choicesAsValues(question, languages);
  if (derive === 'group') return choicesAsValues(question, languages).map((one) => ({ ...one, of: [one.value] }));
  if (derive === 'age')
    return BANDS.map(([from, to]) => ({
      value: bandValue(from, to),
      label: bandLabel(from, to, languages),
      from,
      ...(to === undefined ? {} : { to }),
    }));
  return ofRule.map(({ value, label }) => ({ value, label: labelOf(label, languages) }));
}

/**
 * The values of an attribute of answers, brought in step with the question's choices: labels that were written stay, and
 * the order is the choices'.
 */
export function inStep(values: readonly unknown[], question: Json, languages: readonly string[]): Json[] {
  const before = new Map(jsonsOf(values).map((value) => [value['value'], value]));
  return choicesAsValues(question, languages).map((one) => before.get(one.value) ?? one);
}

/** One more band or group, behind the others. */
export function nextValue(derive: Derivation, values: readonly unknown[], languages: readonly string[]): Json {
  const taken = new Set(jsonsOf(values).map((value) => wordsOf(value['value'])));
  if (derive !== 'age') return { value: freeName('group', taken).replaceAll('_', '-'), label: {}, of: [] };
  const ends = jsonsOf(values).map((value) => Number(value['to'] ?? value['from'] ?? 17));
  const from = Math.max(17, ...ends) + 1;
  return { value: bandValue(from, undefined), label: bandLabel(from, undefined, languages), from };
}

/** Another end for a band; a label and a value that nobody wrote otherwise follow. */
export function moveBand(band: Json, end: 'from' | 'to', age: number | undefined, languages: readonly string[]): Json {
  const read = (one: Json, key: string): number | undefined =>
    typeof one[key] === 'number' ? (one[key] as number) : undefined;
  const { [end]: _before, ...rest } = band;
  const moved: Json = age === undefined ? rest : { ...rest, [end]: age };
  const was = bandLabel(read(band, 'from'), read(band, 'to'), languages);
  const isOwn = JSON.stringify(band['label']) !== JSON.stringify(was);
  const followsValue = band['value'] === bandValue(read(band, 'from'), read(band, 'to'));
  return {
    ...moved,
    ...(isOwn ? {} : { label: bandLabel(read(moved, 'from'), read(moved, 'to'), languages) }),
    ...(followsValue ? { value: bandValue(read(moved, 'from'), read(moved, 'to')) } : {}),
  };
}
