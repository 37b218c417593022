import { SIGN, type Lexicon, type PhraseTree, type Sign } from '../lexicon/lexicon.js';
import type { Token } from '../text/tokenise.js';

/**
 * The pre-pass the `sentiment` package needs: its strategy is only asked about words in its list, so phrases, compounds
 * and the words that change others are turned into symbols it can see. Order is kept, except that a modifier inside a
 * phrase ("setter virkelig pris på") moves in front of it.
 */

/** One symbol of the canonical text and the tokens it stands for: `first` to `last`, both included. */
export interface Piece {
  symbol: string;
  first: number;
  last: number;
}

interface Found {
  symbols: string[];
  end: number;
}

const SKIPPED_IN_PHRASES = new Set<string>([SIGN.not, SIGN.very, SIGN.rather]);
const MOST_SKIPPED = 2;

function longestPhrase(tokens: readonly Token[], start: number, lexicon: Lexicon): Found | undefined {
  let node: PhraseTree = lexicon.phrases;
  let found: Found | undefined;
  const passed: Sign[] = [];
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at];
    if (token?.kind !== 'word') break;
    const child = node.next.get(token.key);
    if (!child) {
      const sign = lexicon.signs.get(token.key);
      if (at === start || sign === undefined || !SKIPPED_IN_PHRASES.has(sign) || passed.length === MOST_SKIPPED) break;
      passed.push(sign);
      continue;
    }
    node = child;
    if (node.symbols) found = { symbols: [...passed, ...node.symbols], end: at };
  }
  return found;
}

/** "Braaaaa" is bra, "veeeldig" is veldig, "gooood" is good. */
function spellings(key: string): string[] {
  if (!/(\p{L})\1\1/u.test(key)) return [key];
  return [key, key.replace(/(\p{L})\1{2,}/gu, '$1'), key.replace(/(\p{L})\1{2,}/gu, '$1$1')];
}

function symbolsOfWord(key: string, lexicon: Lexicon): string[] {
  for (const spelling of spellings(key)) {
    const sign = lexicon.signs.get(spelling);
    const listed = lexicon.values.has(spelling);
    if (sign !== undefined) return listed && !SKIPPED_IN_PHRASES.has(sign) ? [spelling, sign] : [sign];
    if (listed) return [spelling];
  }
  for (const spelling of spellings(key)) {
    const parts = lexicon.takeApart(spelling);
    if (parts) return parts;
  }
  return [SIGN.word];
}

function symbolsOf(token: Token, lexicon: Lexicon): string[] {
  switch (token.kind) {
    case 'word':
      return symbolsOfWord(token.key, lexicon);
    case 'emoji':
      return lexicon.values.has(token.key) ? [SIGN.clause, token.key, SIGN.clause] : [SIGN.clause];
    case 'sentence':
      return [SIGN.sentence];
    case 'clause':
      return [SIGN.clause];
  }
}

export function rewrite(tokens: readonly Token[], lexicon: Lexicon): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const phrase = token.kind === 'word' ? longestPhrase(tokens, at, lexicon) : undefined;
    const last = phrase?.end ?? at;
    const symbols = phrase ? phrase.symbols : symbolsOf(token, lexicon);
    for (const symbol of symbols) pieces.push({ symbol, first: at, last });
    at = last;
  }
  return pieces;
}
