import type { Choice } from './choice.js';
import type { ScreenerQuestion } from './screener-form.js';

/** What a column of an uploaded table means: a question's name, `language`, or nothing that is taken in. */
export type Meaning = string | null;
export const LANGUAGE_COLUMN = 'language';

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/gu, ' ');

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
  const learn = (word: string, name: string): void => void (known.has(plain(word)) || known.set(plain(word), name));
  const asked = questions.filter((question) => question.type !== 'html');
  for (const { name } of asked) learn(name, name);
  for (const { name, title } of asked) for (const words of Object.values(title)) learn(words, name);
  for (const { name, title } of asked) for (const words of Object.values(title)) learn(`${words} (${name})`, name);
  for (const [field, words] of Object.entries(USUAL)) {
    const name = contact[field as keyof typeof USUAL];
    if (name !== undefined) for (const word of words) learn(word, name);
  }
  return header.map((cell) => known.get(plain(cell)) ?? (LANGUAGE_HEADERS.has(plain(cell)) ? LANGUAGE_COLUMN : null));
}

const wordsFor = ({ value, text }: Choice): string[] => [String(value), ...Object.values(text)].map(plain);

/** Finds choices by value or by words in any language. */
export class ChoiceReader {
  private readonly byWords = new Map<string, string>();
  /** Longest first: "Vei, vann og strøm" before "Vei". */
  private readonly words: string[];

  constructor(choices: readonly Choice[]) {
    for (const choice of choices)
      for (const words of wordsFor(choice))
        if (words !== '' && !this.byWords.has(words)) this.byWords.set(words, String(choice.value));
    this.words = [...this.byWords.keys()].sort((one, other) => other.length - one.length);
  }

  /** The value, or the cell as it is when it is none of the choices. */
  one(cell: string): string {
    return this.byWords.get(plain(cell)) ?? cell;
  }

  /** Several choices in a cell, parted by `;`, `|`, `,` or a line; a choice's own words may hold any of these. */
  many(cell: string): string[] {
    const chosen: string[] = [];
    let rest = plain(cell.replace(/[\r\n]+/gu, ' | '));
    while (rest !== '') {
      const words = this.words.find((one) => rest.startsWith(one) && /^\s*([;|,]|$)/u.test(rest.slice(one.length)));
      const taken = words ?? /^[^;|,]*/u.exec(rest)?.[0] ?? '';
      if (taken.trim() !== '') chosen.push(this.byWords.get(taken) ?? taken.trim());
      rest = rest.slice(taken.length).replace(/^[\s;|,]+/u, '');
    }
    return chosen;
  }
}
