import type { StaffLanguage } from '../vocabulary/languages.js';
import { analysisWords } from './analysis.js';
import { fieldworkWords } from './fieldwork.js';
import { houseWords } from './house.js';
import { recruitmentWords } from './recruitment.js';

/** Everything that the server words for staff, in Norwegian; its English sentence is the key, `{name}` stands for what varies. */
export const NORWEGIAN: Record<string, string> = {
  ...houseWords,
  ...fieldworkWords,
  ...recruitmentWords,
  ...analysisWords,
};

interface Pattern {
  reads: RegExp;
  names: string[];
  says: string;
}
const SLOT = /(?<!\{)\{(\w+)\}(?!\})/g;
const SENTENCES = /(?<=[.!?]) (?=\S)/;

const patternOf = ([english, says]: [string, string]): Pattern => ({
  reads: new RegExp(
    `^${english
      .split(SLOT)
      .map((part, at) => (at % 2 === 1 ? '(.+?)' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
      .join('')}$`,
    'su',
  ),
  names: [...english.matchAll(SLOT)].map((slot) => slot[1] ?? ''),
  says,
});
const fixed = ({ reads }: Pattern): number => reads.source.replaceAll('(.+?)', '').length;

/** Those with most fixed words first: “{a} has no value {b}.” is tried before “{a}.” would be. */
let patterns: Pattern[] | undefined;
const allPatterns = (): Pattern[] =>
  (patterns ??= Object.entries(NORWEGIAN)
    .filter(([english]) => english.search(SLOT) >= 0)
    .map(patternOf)
    .sort((one, other) => fixed(other) - fixed(one)));

function whole(said: string): string | undefined {
  if (Object.hasOwn(NORWEGIAN, said)) return NORWEGIAN[said];
  for (const { reads, names, says } of allPatterns()) {
    const found = reads.exec(said);
    if (!found) continue;
    const values = new Map(names.map((name, at) => [name, found[at + 1] ?? '']));
    return says.replace(SLOT, (_, name: string) => {
      const value = values.get(name) ?? '';
      return whole(value) ?? value;
    });
  }
  return undefined;
}

/**
 * What the server said in English, in the reader's language. Several sentences are read one by one where they
 * are none together; what nobody has put into Norwegian stays as it was said.
 */
export function saidIn(language: StaffLanguage, said: string): string {
  if (language !== 'nb') return said;
  return (
    whole(said) ??
    said
      .split(SENTENCES)
      .map((sentence) => whole(sentence) ?? sentence)
      .join(' ')
  );
}
