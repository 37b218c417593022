/** What a language has to bring: values, phrases, the words that change others, and how to take a long word apart. */

/**
 * Signs stand in the canonical text for everything that is not a sentiment word. They begin with a plus, which neither
 * the `sentiment` package's tokeniser strips nor any word begins with.
 */
export const SIGN = {
  word: '+word',
  sentence: '+sentence',
  clause: '+clause',
  but: '+but',
  /** A subordinate clause begins: a negator behind it does not belong to the verb in front of it. */
  that: '+that',
  not: '+not',
  /** Negates the very next sentiment word only: `lite nyttig`, the u- of `ukomfortabel`. */
  un: '+un',
  very: '+very',
  rather: '+rather',
  /** Turns good things round, and is mostly bad itself: `mangler`, `mister`. */
  lack: '+lack',
  /** Turns bad things round: `slipper`, `mindre`. */
  rid: '+rid',
  /** Speaks of what is not there yet: `burde`, `skulle ønske`. */
  wish: '+wish',
} as const;
export type Sign = (typeof SIGN)[keyof typeof SIGN];

export interface PhraseTree {
  next: Map<string, PhraseTree>;
  /** What stands in the canonical text for the phrase that ends here; absent where none ends. */
  symbols?: string[];
}

export interface Lexicon {
  /** Language name under which the `sentiment` package knows this lexicon. */
  name: string;
  /** Sentiment words, phrases (words joined by `+`) and emoji, each −5 to 5 and never 0. */
  values: ReadonlyMap<string, number>;
  phrases: PhraseTree;
  signs: ReadonlyMap<string, Sign>;
  /** Finite verbs of sentiment: these a negator may follow (`liker ikke`). */
  verbs: ReadonlySet<string>;
  /** Symbols that stand for a word which is not listed itself, or nothing when the word has no known parts. */
  takeApart: (word: string) => string[] | undefined;
  /** The value of a negator that negates no sentiment word (`det hjalp … ikke`): −1 to 0. */
  strayNegator: number;
}

/** Builds the tree that finds the longest phrase. One phrase may carry a value and a sign (`skulle ønske`). */
export function growPhrases(phrases: Iterable<readonly [phrase: string, symbol: string]>): PhraseTree {
  const root: PhraseTree = { next: new Map() };
  for (const [phrase, symbol] of phrases) {
    const words = phrase.split(' ');
    let node = root;
    for (const word of words) {
      const existing = node.next.get(word);
      const child: PhraseTree = existing ?? { next: new Map() };
      if (!existing) node.next.set(word, child);
      node = child;
    }
    (node.symbols ??= []).push(symbol);
  }
  return root;
}

export const symbolOfPhrase = (phrase: string): string => phrase.replaceAll(' ', '+');
