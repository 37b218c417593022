import { compoundsOf } from './compounds.js';
import { CORE } from './norwegian-core.js';
import { EVERYDAY } from './norwegian-everyday.js';
import { PHRASES } from './norwegian-phrases.js';
import { NYNORSK } from './norwegian-nynorsk.js';
import { WRITTEN_OUT } from './norwegian-irregular.js';
import { NORWEGIAN_SIGNS, NOT_NEGATING } from './norwegian-signs.js';
import { EMOJI } from './emoji.js';
import { NEUTRAL_WORDS } from './homographs.js';
import { inflect, type PartOfSpeech } from './inflection.js';
import { growPhrases, SIGN, symbolOfPhrase, type Lexicon } from './lexicon.js';

/** Bokmål and Nynorsk share one lexicon: people mix them in one answer, and the forms hardly ever clash. */

interface Entry {
  value: number;
  part: PartOfSpeech;
  lemma: string;
}

const PARTS = new Set<string>(['a', 'v', 'n', 'x']);
const isPart = (part: string): part is PartOfSpeech => PARTS.has(part);

function entriesOf(groups: string): Entry[] {
  return groups
    .trim()
    .split('\n')
    .flatMap((line) => {
      const match = /^(-?\d(?:\.\d)?) (\w): (.*)$/.exec(line.trim());
      const part = match?.[2] ?? '';
      if (!match || !isPart(part)) throw new Error(`not a group of the lexicon: ${line.slice(0, 40)}`);
      return (match[3] ?? '')
        .split(' ')
        .map((lemma) => ({ value: Number(match[1]), part, lemma: lemma.replaceAll('_', ' ') }));
    });
}

interface Gathered {
  words: Map<string, number>;
  phrases: Map<string, number>;
  verbs: Set<string>;
  parts: Map<string, PartOfSpeech>;
}

/** What is written in the lists wins over what a rule made; of two made forms the stronger wins. */
function gather(entries: readonly Entry[]): Gathered {
  const gathered: Gathered = { words: new Map(), phrases: new Map(), verbs: new Set(), parts: new Map() };
  const { words, phrases, verbs, parts } = gathered;
  const lemmas = new Set<string>();
  for (const { lemma, value, part } of entries) {
    if (lemma.includes(' ')) phrases.set(lemma, value);
    else if (!lemmas.has(lemma)) {
      lemmas.add(lemma);
      words.set(lemma, value);
      parts.set(lemma, part);
    }
  }
  for (const { lemma, value, part } of entries) {
    if (lemma.includes(' ')) continue;
    for (const form of inflect(lemma, part)) {
      if (form === lemma || lemmas.has(form) || NEUTRAL_WORDS.has(form)) continue;
      if (Math.abs(words.get(form) ?? 0) >= Math.abs(value)) continue;
      words.set(form, value);
      parts.set(form, part);
      if (part === 'v') verbs.add(form);
    }
  }
  return gathered;
}

function build(): Lexicon {
  const { words, phrases, verbs, parts } = gather([CORE, EVERYDAY, PHRASES, NYNORSK].flatMap(entriesOf));
  for (const { value, part, lemma } of entriesOf(WRITTEN_OUT)) {
    if (lemma.includes(' ')) phrases.set(lemma, value);
    else if (value === 0) words.delete(lemma);
    else words.set(lemma, value);
    parts.set(lemma, part === 'v' ? 'v' : (parts.get(lemma) ?? part));
    if (part === 'v') verbs.add(lemma);
  }
  const values = new Map([
    ...words,
    ...[...phrases].map(([phrase, value]) => [symbolOfPhrase(phrase), value] as const),
    ...EMOJI,
  ]);
  const tree = growPhrases([
    ...[...phrases.keys()].map((phrase) => [phrase, symbolOfPhrase(phrase)] as const),
    ...NOT_NEGATING.map((phrase) => [phrase, SIGN.word] as const),
    ...[...NORWEGIAN_SIGNS].filter(([word]) => word.includes(' ')),
  ]);
  return {
    name: 'lytt-norwegian',
    values,
    phrases: tree,
    signs: NORWEGIAN_SIGNS,
    verbs,
    takeApart: compoundsOf(words, parts),
    strayNegator: -0.5,
  };
}

let built: Lexicon | undefined;
/** Built at first use: some ten thousand forms nobody needs who never scores Norwegian. */
export const norwegian = (): Lexicon => (built ??= build());
