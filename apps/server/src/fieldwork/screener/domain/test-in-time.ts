import { createContext, Script } from 'node:vm';

/**
 * Ample for any honest pattern on any text that Lytt takes. The clock on the wall goes on while a busy machine does something
 * else, so a pattern is blamed only when it is too slow again and again.
 */
const MOST_MS = [50, 50, 100] as const;

const room = createContext({ pattern: undefined, text: '' }) as { pattern: RegExp | undefined; text: string };
const test = new Script('pattern.test(text)');

/** V8 ends a regular expression when its script runs out of time; what took too long does not fit. */
export const testInTime = (pattern: RegExp): { test(text: string): boolean } => ({
  test(text) {
    room.pattern = pattern;
    room.text = text;
    for (const timeout of MOST_MS)
      try {
        return test.runInContext(room, { timeout }) === true;
      } catch {
        continue;
      }
    return false;
  },
});
