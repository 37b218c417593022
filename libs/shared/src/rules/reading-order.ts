import { LANGUAGES, type Language } from '../vocabulary/languages.js';

/**
 * What stands in for a language that a text lacks, nearest first. Bokmål and Nynorsk are read by the same people; who asked
 * for English is closer to the written language of most studies, Bokmål, than to the other.
 */
const READING_ORDER: Readonly<Record<Language, readonly Language[]>> = {
  nb: ['nb', 'nn', 'en'],
  nn: ['nn', 'nb', 'en'],
  en: ['en', 'nb', 'nn'],
};

/** The one of `offered` that a reader of `wished` reads best; `wished` itself where nothing is offered. */
export const nearestLanguage = (wished: Language, offered: readonly string[]): Language =>
  READING_ORDER[wished].find((language) => offered.includes(language)) ?? wished;

/** The language in which a reader of `wished` gets this text; undefined for a text without words. */
export function languageRead(
  text: Partial<Record<Language, string>> | undefined,
  wished: Language,
): Language | undefined {
  const written = LANGUAGES.filter((language) => text?.[language]);
  return written.length === 0 ? undefined : nearestLanguage(wished, written);
}

/** The text for a reader of `wished`, in the nearest language it exists in; empty for a text without words. */
export function textFor(text: Partial<Record<Language, string>> | undefined, wished: Language): string {
  const language = languageRead(text, wished);
  return (language && text?.[language]) ?? '';
}
