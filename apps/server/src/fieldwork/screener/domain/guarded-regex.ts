import { createContext, Script } from 'node:vm';

/** Longer patterns are programs that nobody reads. */
export const LONGEST_PATTERN = 300;
/**
 * Ample for any honest pattern on any text that Lytt takes; a backtracking one is stopped here. The clock on the wall goes on
 * while a busy machine does something else, so a pattern is blamed only when it is too slow again and again.
 */
const MOST_MS = [50, 50, 100] as const;
const PROBE = 40;

const room = createContext({ pattern: undefined, text: '' }) as { pattern: RegExp | undefined; text: string };
const test = new Script('pattern.test(text)');

/**
 * Whether a text fits a researcher's pattern: 'too-slow' where the two together take longer than a fair pattern needs,
 * as `(a+)+$` does on thirty letters and a stop. V8 ends a regular expression when its script runs out of time.
 */
export function fits(pattern: RegExp, text: string): boolean | 'too-slow' {
  room.pattern = pattern;
  room.text = text;
  for (const timeout of MOST_MS)
    try {
      return test.runInContext(room, { timeout }) === true;
    } catch {
      continue;
    }
  return 'too-slow';
}

/** A pattern that can be used, or why not. Its own characters, many times over, are what makes a bad one slow. */
export function readPattern(source: unknown, caseInsensitive: boolean): RegExp | { fault: string } {
  if (typeof source !== 'string' || source === '') return { fault: 'Give the pattern that an answer has to fit.' };
  if (source.length > LONGEST_PATTERN) return { fault: `A pattern may have ${LONGEST_PATTERN} characters.` };
  let pattern: RegExp;
  try {
    pattern = new RegExp(source, caseInsensitive ? 'i' : '');
  } catch {
    return { fault: 'This is no regular expression.' };
  }
  const characters = new Set([...source.replace(/\\[a-zA-Z]/g, ''), 'a', 'A', '0', ' ', '-', '.', '@']);
  for (const character of characters)
    for (const end of ['', '\u0000'])
      if (fits(pattern, character.repeat(PROBE) + end) === 'too-slow')
        return { fault: 'On some answers this pattern would take longer than anybody can wait; write it simpler.' };
  return pattern;
}
