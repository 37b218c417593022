import afinn from 'sentiment/languages/en/labels.json';
import { EMOJI } from './emoji.js';
import { ENGLISH_SIGNS, NOT_NEGATING } from './english-signs.js';
import { ENGLISH } from './english-words.js';
import { growPhrases, SIGN, symbolOfPhrase, type Lexicon } from './lexicon.js';

/** AFINN as the `sentiment` package brings it, words only (it has emoji mixed in), with own words over it. */

function readAfinn(values: Map<string, number>, phrases: Set<string>): void {
  for (const [label, value] of Object.entries(afinn)) {
    if (!/^[\p{L}\p{N}' -]+$/u.test(label)) continue;
    const written = label.replaceAll('-', ' ').trim();
    if (written.includes(' ')) phrases.add(written);
    values.set(symbolOfPhrase(written), value);
  }
}

function readOwn(values: Map<string, number>, phrases: Set<string>): void {
  for (const line of ENGLISH.trim().split('\n')) {
    const [value = '', ...words] = line.split(' ');
    for (const word of words) {
      const written = word.replaceAll('_', ' ');
      if (written.includes(' ')) phrases.add(written);
      if (Number(value) === 0) values.delete(symbolOfPhrase(written));
      else values.set(symbolOfPhrase(written), Number(value));
    }
  }
}

function build(): Lexicon {
  const values = new Map<string, number>();
  const phrases = new Set<string>();
  readAfinn(values, phrases);
  readOwn(values, phrases);
  for (const [face, value] of EMOJI) values.set(face, value);
  const phraseSymbols = [...phrases].map((phrase): [string, string] => {
    const symbol = symbolOfPhrase(phrase);
    return [phrase, values.has(symbol) ? symbol : SIGN.word];
  });
  return {
    name: 'lytt-english',
    values,
    phrases: growPhrases([
      ...phraseSymbols,
      ...NOT_NEGATING.map((phrase) => [phrase, SIGN.word] as const),
      ...[...ENGLISH_SIGNS].filter(([word]) => word.includes(' ')),
    ]),
    signs: ENGLISH_SIGNS,
    // English puts its negators before the verb.
    verbs: new Set(),
    takeApart: (word) => (word.endsWith("n't") ? [SIGN.not] : undefined),
    strayNegator: -0.5,
  };
}

let built: Lexicon | undefined;
export const english = (): Lexicon => (built ??= build());
