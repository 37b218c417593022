import type { PartOfSpeech } from './inflection.js';
import { SIGN } from './lexicon.js';

/** Norwegian writes words together: kjempe-bra, u-komfortabel, respekt-løs, kommunikasjons-problem. */

const STRENGTHENING =
  /^(kjempe|super|mega|ultra|drit|skit|hyper|knall|knakende|topp|rå|sykt|dødsens|døds|grise|kanon|gull|dønn|altfor|mektig|ekstra|stor|vel|over)(?=\p{L}{3})/u;
const WITHOUT = /^(\p{L}{3,}?)(?:s|e)?(?:løs|løst|løse|laus|laust|lause|fri|fritt|frie)$/u;
const WITH = /^(\p{L}{3,}?)(?:s|e)?(?:full|fullt|fulle|fylt|fylte|rik|rikt|rike|skapende|fremmende)$/u;
/** Longer than any compound people write, short enough to keep the work for a word bounded. */
const LONGEST = 40;
const SHORTEST_HEAD = 5;
const SHORTEST_FIRST_PART = 3;

export function compoundsOf(
  words: ReadonlyMap<string, number>,
  parts: ReadonlyMap<string, PartOfSpeech>,
): (word: string) => string[] | undefined {
  const part = (pattern: RegExp, word: string): string | undefined => {
    const first = pattern.exec(word)?.[1];
    if (first === undefined) return undefined;
    return [first, `${first}e`, `${first}else`].find((candidate) => parts.get(candidate) === 'n');
  };
  const headOf = (word: string): string | undefined => {
    for (let cut = SHORTEST_FIRST_PART; word.length - cut >= SHORTEST_HEAD; cut++) {
      const head = word.slice(cut);
      if (words.has(head) && parts.get(head) !== 'v') return head;
    }
    return undefined;
  };

  return (word) => {
    if (word.length < 5 || word.length > LONGEST) return undefined;
    const strengthened = STRENGTHENING.exec(word)?.[0];
    const rest = strengthened === undefined ? '' : word.slice(strengthened.length);
    if (words.has(rest)) return [SIGN.very, rest];
    const positive = word.startsWith('u') ? word.slice(1) : '';
    if (positive.length >= 4 && parts.get(positive) === 'a' && (words.get(positive) ?? 0) > 0)
      return [SIGN.un, positive];
    const lacked = part(WITHOUT, word);
    if (lacked !== undefined) return [SIGN.un, lacked];
    const head = part(WITH, word) ?? headOf(word);
    return head === undefined ? undefined : [head];
  };
}
