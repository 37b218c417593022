import { LANGUAGES, type Language } from '@lytt/shared';

export type InEachLanguage = Record<Language, string>;

/** SurveyJS calls Bokmål `no`; its editor writes that where Lytt's files write `nb`. */
const NAMES: Record<Language, readonly string[]> = { nb: ['nb', 'no'], nn: ['nn'], en: ['en'] };
/** Bokmål and Nynorsk stand in for each other before the form's default does, which may be of any language. */
const FOUND_UNDER: Record<Language, readonly string[]> = {
  nb: [...NAMES.nb, ...NAMES.nn, 'default'],
  nn: [...NAMES.nn, ...NAMES.nb, 'default', ...NAMES.en],
  en: [...NAMES.en, 'default'],
};

/** A text of the screener in a language: SurveyJS writes either one string, or `{default, nb, nn, en}`. */
export function readText(text: unknown, language: Language): string {
  if (typeof text === 'string' || typeof text === 'number') return String(text);
  if (typeof text !== 'object' || text === null) return '';
  const texts = text as Record<string, unknown>;
  const found = [...FOUND_UNDER[language].map((name) => texts[name]), ...Object.values(texts)].find(
    (one) => typeof one === 'string' && one !== '',
  );
  return typeof found === 'string' ? found : '';
}

export const inEach = (say: (language: Language) => string): InEachLanguage =>
  Object.fromEntries(LANGUAGES.map((language) => [language, say(language)])) as InEachLanguage;

export const readEach = (text: unknown): InEachLanguage => inEach((language) => readText(text, language));

export const written = (text: unknown, otherwise: InEachLanguage): InEachLanguage =>
  text === undefined ? otherwise : readEach(text);
