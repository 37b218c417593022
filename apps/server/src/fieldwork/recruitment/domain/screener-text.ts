import { LANGUAGES, type Language } from '@lytt/shared';

export type BothLanguages = Record<Language, string>;

/** A text of the screener in a language: SurveyJS writes either one string, or `{default, nb, en}`. */
export function readText(text: unknown, language: Language): string {
  if (typeof text === 'string' || typeof text === 'number') return String(text);
  if (typeof text !== 'object' || text === null) return '';
  const texts = text as Record<string, unknown>;
  const found = [texts[language], texts['default'], ...Object.values(texts)].find(
    (one) => typeof one === 'string' && one !== '',
  );
  return typeof found === 'string' ? found : '';
}

export const inBoth = (text: unknown): BothLanguages =>
  Object.fromEntries(LANGUAGES.map((language) => [language, readText(text, language)])) as BothLanguages;
