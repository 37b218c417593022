import { SIGN, type Lexicon } from '../lexicon/lexicon.js';

/** What the words around a sentiment word do to its value. The figures were chosen on the NoReC dev split. */
export const WEIGHTS = {
  /** Words between a negator and the last word it reaches. */
  negationReach: 4,
  /** Words between a verb and the negator behind it: "liker jeg ikke". */
  verbReach: 2,
  degreeReach: 1,
  negatedPositive: -0.75,
  negatedNegative: -0.5,
  wished: -0.5,
  very: 1.4,
  rather: 0.6,
  beforeBut: 0.7,
  afterBut: 1.2,
  /** Symbols; keeps a text without sentence ends linear. */
  sentenceReach: 40,
};

export type Because = 'negated' | 'intensified' | 'weakened';
export interface Weighed {
  value: number;
  because?: Because;
}

const BREAKS = new Set<string | undefined>([SIGN.sentence, SIGN.clause, SIGN.but]);
/** Signs that take no room of their own: "ikke veldig bra" reaches as far as "ikke bra". */
const WEIGHTLESS = new Set<string | undefined>([SIGN.very, SIGN.rather, SIGN.un, SIGN.lack, SIGN.rid]);

interface Surroundings {
  turned: boolean;
  wished: boolean;
  degree: number;
}

/** A negator that belongs to the verb before it does not reach a bad word behind it: "liker ikke dårlig service". */
const belongsToVerb = (symbols: readonly string[], at: number, lexicon: Lexicon): boolean =>
  lexicon.verbs.has(symbols[at - 1] ?? '') || lexicon.verbs.has(symbols[at - 2] ?? '');

function lookBack(symbols: readonly string[], cursor: number, value: number, lexicon: Lexicon): Surroundings {
  const seen: Surroundings = { turned: false, wished: false, degree: 1 };
  let between = 0;
  let otherWord = false;
  for (let at = cursor - 1; at >= 0 && between <= WEIGHTS.negationReach; at--) {
    const symbol = symbols[at];
    if (BREAKS.has(symbol)) break;
    if (symbol === SIGN.not && !(value < 0 && belongsToVerb(symbols, at, lexicon))) seen.turned = true;
    if (symbol === SIGN.un && between === 0) seen.turned = !seen.turned;
    if (symbol === SIGN.lack && value > 0) seen.turned = true;
    if (symbol === SIGN.rid && value < 0) seen.turned = true;
    if (symbol === SIGN.wish && value > 0) seen.wished = true;
    if (symbol === SIGN.very && !otherWord && between <= WEIGHTS.degreeReach) seen.degree *= WEIGHTS.very;
    if (symbol === SIGN.rather && !otherWord && between <= WEIGHTS.degreeReach) seen.degree *= WEIGHTS.rather;
    otherWord ||= lexicon.values.has(symbol ?? '');
    if (!WEIGHTLESS.has(symbol)) between++;
  }
  return seen;
}

function negatorFollows(symbols: readonly string[], cursor: number, lexicon: Lexicon): boolean {
  if (!lexicon.verbs.has(symbols[cursor] ?? '')) return false;
  let between = 0;
  for (let at = cursor + 1; at < symbols.length && between <= WEIGHTS.verbReach; at++, between++) {
    const symbol = symbols[at];
    if (symbol === SIGN.not) return true;
    if (BREAKS.has(symbol) || symbol === SIGN.that) return false;
  }
  return false;
}

function sentenceTurn(symbols: readonly string[], cursor: number): number {
  for (let step = 1; step <= WEIGHTS.sentenceReach; step++) {
    const symbol = symbols[cursor - step];
    if (symbol === SIGN.but) return WEIGHTS.afterBut;
    if (symbol === undefined || symbol === SIGN.sentence) break;
  }
  for (let step = 1; step <= WEIGHTS.sentenceReach; step++) {
    const symbol = symbols[cursor + step];
    if (symbol === SIGN.but) return WEIGHTS.beforeBut;
    if (symbol === undefined || symbol === SIGN.sentence) break;
  }
  return 1;
}

function negatesSomething(symbols: readonly string[], cursor: number, lexicon: Lexicon): boolean {
  if (belongsToVerb(symbols, cursor, lexicon)) return true;
  for (let at = cursor + 1; at <= cursor + 1 + WEIGHTS.negationReach; at++) {
    const symbol = symbols[at];
    if (symbol === undefined || BREAKS.has(symbol)) return false;
    if (lexicon.values.has(symbol)) return true;
  }
  return false;
}

/** The value of the symbol at `cursor` where it stands; the reason is the strongest single one. */
export function weigh(symbols: readonly string[], cursor: number, value: number, lexicon: Lexicon): Weighed {
  if (symbols[cursor] === SIGN.not) return { value: negatesSomething(symbols, cursor, lexicon) ? 0 : value };
  const around = lookBack(symbols, cursor, value, lexicon);
  const turned = around.turned !== negatorFollows(symbols, cursor, lexicon);
  let weighed = value * around.degree * sentenceTurn(symbols, cursor);
  if (turned) weighed *= value > 0 ? WEIGHTS.negatedPositive : WEIGHTS.negatedNegative;
  else if (around.wished) weighed *= WEIGHTS.wished;
  if (weighed * value < 0) return { value: weighed, because: 'negated' };
  const growth = Math.abs(weighed / value);
  if (Math.abs(growth - 1) < 0.05) return { value: weighed };
  return { value: weighed, because: growth > 1 ? 'intensified' : 'weakened' };
}
