import type { Reason } from '@lytt/shared';
import { because } from '../../../platform/errors/because.js';
import { RE2JS } from 're2js';
import { inLinearSyntax } from './linear-syntax.js';
import { testInTime } from './test-in-time.js';

/** Longer patterns are programs that nobody reads. */
export const LONGEST_PATTERN = 300;

/** A regular expression that a researcher wrote. */
export interface WrittenPattern {
  test(text: string): boolean;
}

const FAULTS = {
  'look-around': because('screener.refusal.pattern-looks-around'),
  'back-reference': because('screener.refusal.pattern-refers-back'),
};

/** A pattern whose time grows with the text and no faster, or why there is none. */
export function readPattern(source: unknown, caseInsensitive: boolean): WrittenPattern | { fault: Reason } {
  if (typeof source !== 'string' || source === '') return { fault: because('screener.refusal.no-pattern') };
  if (source.length > LONGEST_PATTERN)
    return { fault: because('screener.refusal.long-pattern', { number: LONGEST_PATTERN }) };
  try {
    new RegExp(source);
  } catch {
    return { fault: because('screener.refusal.no-regular-expression') };
  }
  const translated = inLinearSyntax(source);
  if ('unknown' in translated) return { fault: FAULTS[translated.unknown] };
  try {
    return RE2JS.compile(translated.source, caseInsensitive ? RE2JS.CASE_INSENSITIVE : 0);
  } catch {
    return { fault: because('screener.refusal.pattern-too-large') };
  }
}

/**
 * A pattern of a form that applicants fill in. A form that was published before some patterns were refused goes on with them,
 * in V8 and against a deadline.
 */
export function publishedPattern(source: string, caseInsensitive: boolean): WrittenPattern {
  const key = `${caseInsensitive ? 'i' : ''}/${source}`;
  const known = compiled.get(key);
  if (known) return known;
  const read = readPattern(source, caseInsensitive);
  const pattern = 'fault' in read ? testInTime(new RegExp(source, caseInsensitive ? 'i' : '')) : read;
  if (compiled.size >= MOST_COMPILED) compiled.clear();
  compiled.set(key, pattern);
  return pattern;
}

const MOST_COMPILED = 500;
const compiled = new Map<string, WrittenPattern>();
