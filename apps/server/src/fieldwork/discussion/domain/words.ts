import { countCodePoints } from '@lytt/shared';

/**
 * A form's text as it is kept: line breaks as one character, whatever the browser sends, so that offsets mean the same
 * everywhere; no NUL, which PostgreSQL cannot hold; no space around it.
 */
export const plainWords = (typed: unknown): string =>
  typeof typed === 'string' ? typed.replace(/\r\n?/g, '\n').replaceAll('\u0000', '').trim() : '';

export type WordsFault = 'empty' | 'too-long';

export function checkWords(words: string, limit: number): WordsFault | undefined {
  if (words === '') return 'empty';
  return countCodePoints(words) > limit ? 'too-long' : undefined;
}
