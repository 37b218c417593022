import { LANGUAGES, type Language } from '@lytt/shared';

export type BothLanguages = Record<Language, string>;

/** SurveyJS calls Bokmål `no`; its editor writes that where Lytt's files write `nb`. */
const OTHER_NAMES: Partial<Record<Language, readonly string[]>> = { nb: ['no'] };

/** A text of the screener in a language: SurveyJS writes either one string, or `{default, nb, en}`. */
export function readText(text: unknown, language: Language): string {
  if (typeof text === 'string' || typeof text === 'number') return String(text);
  if (typeof text !== 'object' || text === null) return '';
  const texts = text as Record<string, unknown>;
  const found = [
    ...[language, ...(OTHER_NAMES[language] ?? []), 'default'].map((name) => texts[name]),
    ...Object.values(texts),
  ].find((one) => typeof one === 'string' && one !== '');
  return typeof found === 'string' ? found : '';
}

export const inEach = (say: (language: Language) => string): BothLanguages =>
  Object.fromEntries(LANGUAGES.map((language) => [language, say(language)])) as BothLanguages;

export const inBoth = (text: unknown): BothLanguages => inEach((language) => readText(text, language));

export const written = (text: unknown, otherwise: BothLanguages): BothLanguages =>
  text === undefined ? otherwise : inBoth(text);
