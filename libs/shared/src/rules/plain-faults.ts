import { z } from 'zod';

const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of named parts',
  record: 'a group of named parts',
};
const FORMATS: Record<string, string> = {
  email: 'an e-mail address',
  url: 'a web address',
  date: 'a date such as 2027-03-01',
  datetime: 'a date with time',
  uuid: 'an id of Lytt',
};
const list = (values: readonly unknown[]): string => values.map((value) => `"${String(value)}"`).join(', ');

/** What a schema finds wrong, in words for whoever wrote it; a schema's own words go before these. English. */
export const sayFault: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'This is missing.'
        : `This must be ${KINDS[issue.expected] ?? 'of another kind'}.`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return FORMATS[issue.format] ? `This must be ${FORMATS[issue.format]}.` : 'This is not written as it must be.';
    case 'invalid_value':
      return issue.input === undefined ? 'This is missing.' : `This must be one of ${list(issue.values)}.`;
    case 'unrecognized_keys':
      return `Lytt knows no part of this name here: ${list(issue.keys)}.`;
    case 'invalid_key':
      return 'This name is not one that can stand here.';
    case 'not_multiple_of':
      return `This must be a multiple of ${issue.divisor}.`;
    default:
      return 'This is not as it must be.';
  }
};

function tooSmall({ origin, minimum, input }: { origin: string; minimum: number | bigint; input?: unknown }): string {
  if (origin === 'string')
    return String(input).trim() === '' || minimum === 1
      ? 'This must not be empty.'
      : `This must have at least ${minimum} characters.`;
  if (origin === 'array' || origin === 'set') return minimum === 1 ? 'Give at least one.' : `Give at least ${minimum}.`;
  return `This must be at least ${minimum}.`;
}

function tooBig({ origin, maximum }: { origin: string; maximum: number | bigint }): string {
  if (origin === 'string') return `This may have at most ${maximum} characters.`;
  if (origin === 'array' || origin === 'set') return `There may be at most ${maximum}.`;
  return `This may be at most ${maximum}.`;
}

/** For every schema in the process: none of them speaks to people in the library's own words. */
export const speakPlainly = (): void => void z.config({ customError: sayFault });
