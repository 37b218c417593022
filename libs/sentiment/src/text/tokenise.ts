/** Cuts a text into words, emoji and breaks, each with its place in the text as given. */

export type TokenKind = 'word' | 'emoji' | 'clause' | 'sentence';

export interface Token {
  kind: TokenKind;
  /** The lexicon's spelling: composed (NFC), lower case, straight apostrophe, no skin tone. */
  key: string;
  /** Unicode code points from the start of the text, end exclusive: what the product keeps. */
  from: number;
  to: number;
  /** The same place in UTF-16 units, for `String.slice`. */
  startUnit: number;
  endUnit: number;
}

const EMOTICONS: ReadonlyMap<string, string> = new Map([
  [')', '🙂'],
  ['D', '😄'],
  ['(', '🙁'],
  ['/', '😕'],
  ['\\', '😕'],
  ['3', '❤'],
]);

// Every alternative consumes what it reads and none can look over the rest of the text twice: the cut is linear.
const PIECES = new RegExp(
  [
    String.raw`(?<address>(?:https?:\/\/|www\.)\S+|[\p{L}\p{N}]+@\S+)`,
    String.raw`(?<face>[:=;]'?-?(?:\)+|\(+|[\/\\]|D(?!\p{L}))|<3(?!\d)|\bxD\b)`,
    String.raw`(?<word>[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad]*(?:['’‘ʼ][\p{L}\p{M}\p{N}]+)*)`,
    String.raw`(?<emoji>\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*)*)`,
    String.raw`(?<sentence>[.!?…]+|\n+)`,
    String.raw`(?<clause>[,;:()\[\]–—]+|(?<=\s)-+(?=\s))`,
  ].join('|'),
  'gu',
);

const kindOf = (groups: Record<string, string | undefined>): TokenKind | undefined => {
  if (groups['word'] !== undefined) return 'word';
  if (groups['emoji'] !== undefined || groups['face'] !== undefined) return 'emoji';
  if (groups['sentence'] !== undefined) return 'sentence';
  return groups['clause'] !== undefined ? 'clause' : undefined;
};

const keyOf = (text: string, groups: Record<string, string | undefined>): string => {
  if (groups['face'] !== undefined) return EMOTICONS.get(text.at(-1) ?? '') ?? text;
  if (groups['emoji'] !== undefined) return String.fromCodePoint(text.codePointAt(0) ?? 0);
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’‘ʼ]/gu, "'")
    .replace(/\u00ad/gu, '');
};

const lengthInCodePoints = (text: string): number => {
  let points = 0;
  for (const _ of text) points++;
  return points;
};

/** In order of appearance. Addresses (web, mail) and everything else without a meaning here give no token. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let unit = 0;
  let point = 0;
  for (const match of text.matchAll(PIECES)) {
    const groups = match.groups ?? {};
    const kind = kindOf(groups);
    const from = point + lengthInCodePoints(text.slice(unit, match.index));
    const to = from + lengthInCodePoints(match[0]);
    const startUnit = match.index;
    unit = startUnit + match[0].length;
    point = to;
    if (kind !== undefined) tokens.push({ kind, key: keyOf(match[0], groups), from, to, startUnit, endUnit: unit });
  }
  return tokens;
}
