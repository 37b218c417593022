import { LANGUAGES, type Language } from '../../vocabulary/languages.js';
import { isJson, type Json } from './json-tree.js';

/** Of a study's languages the first is the main one. */
export const TEXT_LANGUAGES = LANGUAGES;
export type TextLanguage = Language;

/**
 * SurveyJS writes a text either as one string or as `{default, nb, nn, en}`. A lone string, and a `default` beside which the
 * main language has no text, are the main language's. A `default` that differs from the main language's own text is
 * English, SurveyJS's own default locale, as forms made elsewhere have it.
 */
function languageOfDefault(text: Json, main: TextLanguage): TextLanguage | undefined {
  const own = text[main];
  if (own === undefined || own === text['default']) return main;
  return text['en'] === undefined ? 'en' : undefined;
}

/** The text in exactly this language; empty where it is missing. */
export function readLocalised(text: unknown, language: TextLanguage, main: TextLanguage): string {
  if (typeof text === 'string') return language === main ? text : '';
  if (!isJson(text)) return '';
  const found = text[language] ?? (languageOfDefault(text, main) === language ? text['default'] : undefined);
  return typeof found === 'string' ? found : '';
}

/** The text in this language, else in the main one, else in any. */
export function readAnyLanguage(text: unknown, language: TextLanguage, main: TextLanguage): string {
  if (typeof text === 'string') return text;
  const found = readLocalised(text, language, main) || readLocalised(text, main, main);
  if (found || !isJson(text)) return found;
  const other = Object.values(text).find((one) => typeof one === 'string' && one !== '');
  return typeof other === 'string' ? other : '';
}

/**
 * The text with other words in one language; locales that Lytt does not know stay. `undefined` when no language has words
 * any more. A lone string stays one for as long as only the main language is written.
 */
export function writeLocalised(text: unknown, language: TextLanguage, words: string, main: TextLanguage): unknown {
  if (!isJson(text)) {
    const before = typeof text === 'string' ? text : '';
    if (language === main) return words === '' ? undefined : words;
    if (words === '') return before === '' ? undefined : before;
    return before === '' ? { [language]: words } : { default: before, [main]: before, [language]: words };
  }
  const { default: fallback, ...others } = text;
  const before = Object.fromEntries(TEXT_LANGUAGES.map((each) => [each, readLocalised(text, each, main)]));
  const after: Json = { ...before, [language]: words };
  const written = Object.fromEntries(
    Object.entries({ ...others, ...after }).filter(([locale, said]) => !(locale in after) || said !== ''),
  );
  const isFaithful = (one: Json): boolean =>
    TEXT_LANGUAGES.every((each) => readLocalised(one, each, main) === after[each]);
  // Other readers of SurveyJS JSON show the default where a language is missing: it goes with the main language's words.
  const follows = fallback !== undefined && fallback === before[main] && after[main] !== '';
  const kept = [
    ...(follows
      ? [{ default: after[main], ...written }]
      : fallback === undefined
        ? []
        : [{ default: fallback, ...written }]),
    written,
  ].find(isFaithful);
  return kept === undefined || Object.keys(kept).length === 0 ? undefined : kept;
}
