import { z } from 'zod';
import type { RefusalCode } from '../../../../locales/catalogue.js';
import { Reason } from '../vocabulary/reason.js';

const KINDS: Record<string, RefusalCode> = {
  string: 'platform.refusal.must-be-text',
  number: 'platform.refusal.must-be-number',
  int: 'platform.refusal.must-be-whole-number',
  boolean: 'platform.refusal.must-be-true-or-false',
  array: 'platform.refusal.must-be-list',
  object: 'platform.refusal.must-be-group',
  record: 'platform.refusal.must-be-group',
};
const FORMATS: Record<string, RefusalCode> = {
  email: 'platform.refusal.must-be-email',
  url: 'platform.refusal.must-be-web-address',
  date: 'platform.refusal.must-be-date',
  datetime: 'platform.refusal.must-be-date-with-time',
  uuid: 'platform.refusal.must-be-id',
};
const because = (code: RefusalCode, values?: Reason['values']): Reason => ({ code, ...(values ? { values } : {}) });
const list = (values: readonly unknown[]): string[] => values.map((value) => `"${String(value)}"`);

/** What a schema finds wrong, for whoever wrote what it read. */
function reasonOfRaw(issue: z.core.$ZodRawIssue): Reason {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? because('platform.refusal.missing-part')
        : because(KINDS[issue.expected] ?? 'platform.refusal.must-be-of-another-kind');
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return because(FORMATS[issue.format] ?? 'platform.refusal.written-otherwise');
    case 'invalid_value':
      return issue.input === undefined
        ? because('platform.refusal.missing-part')
        : because('platform.refusal.must-be-one-of', { list: list(issue.values) });
    case 'unrecognized_keys':
      return because('platform.refusal.unknown-parts', { list: list(issue.keys) });
    case 'invalid_key':
      return because('platform.refusal.unknown-name');
    case 'not_multiple_of':
      return because('platform.refusal.multiple-of', { number: Number(issue.divisor) });
    default:
      return because('platform.refusal.not-as-it-must-be');
  }
}

function tooSmall({ origin, minimum, input }: { origin: string; minimum: number | bigint; input?: unknown }): Reason {
  const number = Number(minimum);
  if (origin === 'string')
    return String(input).trim() === '' || number === 1
      ? because('platform.refusal.empty')
      : because('platform.refusal.too-short', { number });
  if (origin === 'array' || origin === 'set')
    return number === 1 ? because('platform.refusal.none') : because('platform.refusal.too-few', { number });
  return because('platform.refusal.at-least', { number });
}

function tooBig({ origin, maximum }: { origin: string; maximum: number | bigint }): Reason {
  const number = Number(maximum);
  if (origin === 'string') return because('platform.refusal.too-long', { number });
  if (origin === 'array' || origin === 'set') return because('platform.refusal.too-many', { number });
  return because('platform.refusal.at-most', { number });
}

/** A schema can only hand on a text, so a reason travels in it; `reasonOf` reads it back. */
export const spellReason: z.core.$ZodErrorMap = (issue) => JSON.stringify(reasonOfRaw(issue));

/** For every schema in the process: none of them speaks to people in the library's own words. */
export const speakInReasons = (): void => void z.config({ customError: spellReason });

/** Why a schema took something for wrong: its own words, the key of a message, or what `spellReason` wrote. */
export function reasonOf({ message }: { message: string }): Reason {
  if (message.startsWith('{')) return Reason.parse(JSON.parse(message));
  if (/^[a-z-]+[.]refusal[.]/.test(message)) return { code: message };
  return because('platform.refusal.as-said', { words: message });
}
