import type { ScreenerQuestion } from './screener-form.js';

/** What a column of an uploaded table means: a question's name, `language`, or nothing that is taken in. */
export type Meaning = string | null;
export const LANGUAGE_COLUMN = 'language';

export const plainWords = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, ' ');

/** Headers that people give such columns whatever the question is called. */
const USUAL: Readonly<Record<'name' | 'email' | 'phone', readonly string[]>> = {
  name: ['name', 'full name', 'navn', 'fullt navn'],
  email: ['email', 'e-mail', 'email address', 'e-mail address', 'epost', 'e-post', 'e-postadresse', 'epostadresse'],
  phone: ['phone', 'phone number', 'mobile', 'telefon', 'telefonnummer', 'mobil', 'mobilnummer'],
};
const LANGUAGE_HEADERS = new Set(['language', 'språk']);

/** By name, then by title in any language, then by what such columns are usually called. */
export function meaningsOf(
  header: readonly string[],
  questions: readonly ScreenerQuestion[],
  contact: { name: string; email: string; phone?: string | undefined },
): Meaning[] {
  const known = new Map<string, string>();
  const learn = (word: string, name: string): void =>
    void (known.has(plainWords(word)) || known.set(plainWords(word), name));
  const asked = questions.filter(({ type }) => type !== 'html' && type !== 'file');
  for (const { name } of asked) learn(name, name);
  for (const { name, title } of asked) for (const words of Object.values(title)) learn(words, name);
  for (const { name, title } of asked) for (const words of Object.values(title)) learn(`${words} (${name})`, name);
  for (const [field, words] of Object.entries(USUAL)) {
    const name = contact[field as keyof typeof USUAL];
    if (name !== undefined) for (const word of words) learn(word, name);
  }
  return header.map(
    (cell) => known.get(plainWords(cell)) ?? (LANGUAGE_HEADERS.has(plainWords(cell)) ? LANGUAGE_COLUMN : null),
  );
}
