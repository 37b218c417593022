import { choiceValue, formPlaces } from './form-places.js';
import { isJson, listOf, readAt, writeAt, type Json, type JsonPath } from './json-tree.js';
import { readLocalised, writeLocalised, type TextLanguage } from './localised-text.js';

/** One text of the screener that people read, in all languages. */
export interface ScreenerText {
  path: JsonPath;
  /** What it is of its question, e.g. `title`, `choices`, `purpose`. */
  part: string;
  /** The page, panel or question, or the list, it belongs to. */
  owner: JsonPath;
  value: unknown;
}

/** Texts a person reads, in the order in which they stand on the page. */
const TEXTS = [
  'title',
  'description',
  'purpose',
  'html',
  'placeholder',
  'labelTrue',
  'labelFalse',
  'minRateDescription',
  'maxRateDescription',
  'otherText',
  'otherPlaceholder',
  'noneText',
  'refuseText',
  'dontKnowText',
  'selectAllText',
  'requiredErrorText',
  'minErrorText',
  'maxErrorText',
] as const;
/** Lists whose entries have a text of their own, and what it is called there. */
const LISTS: Record<string, string> = {
  choices: 'text',
  items: 'title',
  rateValues: 'text',
  validators: 'text',
};
const FORM_TEXTS = ['title', 'description', 'completeText', 'pageNextText', 'pagePrevText', 'completedHtml'] as const;
/** Choices of these are put in order or picked by their words, so that a number alone is no text to translate. */
const isWords = (text: string): boolean => /\p{L}/u.test(text);

export function textsOf(definition: Json): ScreenerText[] {
  const form = readAt(definition, ['form']);
  const ofForm = FORM_TEXTS.flatMap((part) =>
    isJson(form) && form[part] !== undefined
      ? [{ path: ['form', part], part, owner: ['form'] as JsonPath, value: form[part] }]
      : [],
  );
  return [
    ...ofForm,
    ...formPlaces(definition).flatMap((place) => textsIn(place.element, place.path)),
    ...labels(definition),
  ];
}

function textsIn(element: Json, owner: JsonPath): ScreenerText[] {
  const own = TEXTS.flatMap((part) => {
    const isMissingTitle =
      part === 'title' && !['html', 'panel', undefined].includes(element['type'] as string | undefined);
    return element[part] !== undefined || isMissingTitle
      ? [{ path: [...owner, part], part, owner, value: element[part] }]
      : [];
  });
  const listed = Object.entries(LISTS).flatMap(([list, part]) =>
    listOf(element[list]).flatMap((entry, at): ScreenerText[] => {
      const value = isJson(entry) ? (entry[part] ?? (list === 'choices' ? choiceValue(entry) : undefined)) : entry;
      if (value === undefined || (!isJson(value) && !isWords(String(value)))) return [];
      return [{ path: [...owner, list, at, part], part: list, owner, value }];
    }),
  );
  return [...own, ...listed];
}

function labels(definition: Json): ScreenerText[] {
  return listOf(definition['attributes']).flatMap((attribute, at): ScreenerText[] => {
    if (!isJson(attribute)) return [];
    const path: JsonPath = ['attributes', at];
    return [
      { path: [...path, 'label'], part: 'label', owner: path, value: attribute['label'] },
      ...listOf(attribute['values']).flatMap((value, place): ScreenerText[] =>
        isJson(value)
          ? [{ path: [...path, 'values', place, 'label'], part: 'values', owner: path, value: value['label'] }]
          : [],
      ),
    ];
  });
}

/** Other words for a text. A choice written as a bare value becomes one with value and text. */
export function writeText(
  definition: Json,
  path: JsonPath,
  language: TextLanguage,
  words: string,
  main: TextLanguage,
): Json {
  if (path[0] === 'attributes') {
    // Lytt's own labels are plain: one text a language, no default.
    const label = readAt(definition, path);
    const { [language]: _before, ...others } = isJson(label) ? label : {};
    return writeAt(definition, path, words === '' ? others : { ...others, [language]: words });
  }
  const around = path.slice(0, -1);
  const parent = readAt(definition, around);
  const bare = typeof path.at(-2) === 'number' && parent !== undefined && !isJson(parent);
  const ready = bare
    ? writeAt(definition, around, { value: parent, [String(path.at(-1))]: String(parent) })
    : definition;
  return writeAt(ready, path, writeLocalised(readAt(ready, path), language, words, main));
}

/** The texts that a language lacks. */
export const missingIn = (texts: readonly ScreenerText[], language: TextLanguage, main: TextLanguage): ScreenerText[] =>
  texts.filter((text) => readLocalised(text.value, language, main).trim() === '');
