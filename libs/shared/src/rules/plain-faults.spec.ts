import { z } from 'zod';
import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { reasonOf, StudyFile, wordReason, type SayMessage } from '../index.js';

const ENGLISH = Object.fromEntries(
  ['platform', 'study'].flatMap((module) =>
    Object.entries(JSON.parse(readFileSync(`locales/en/${module}.json`, 'utf8')) as Record<string, string>).map(
      ([key, message]) => [`${module}.${key}`, message],
    ),
  ),
);
const say: SayMessage = (code, values) => String(new IntlMessageFormat(ENGLISH[code] ?? code, 'en').format(values));

const faultsOf = (schema: z.ZodType, value: unknown): string[] =>
  schema.safeParse(value).error?.issues.map((issue) => wordReason(reasonOf(issue), say)) ?? [];

describe('what a schema finds wrong', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['a missing part', z.object({ a: z.string() }), {}, 'This is missing.'],
    ['a missing choice', z.object({ a: z.enum(['x', 'y']) }), {}, 'This is missing.'],
    ['a number for a text', z.string(), 7, 'This must be a text.'],
    ['nothing for a list', z.array(z.string()), null, 'This must be a list.'],
    ['half a person', z.int(), 1.5, 'This must be a whole number.'],
    ['an empty text', z.string().min(1), '', 'This must not be empty.'],
    ['a short text', z.string().min(12), 'abc', 'This must have at least 12 characters.'],
    ['a long text', z.string().max(2), 'abc', 'This may have at most 2 characters.'],
    ['an empty list', z.array(z.string()).min(1), [], 'Give at least one.'],
    ['a long list', z.array(z.string()).max(1), ['a', 'b'], 'There may be at most 1.'],
    ['too little', z.number().min(3), 2, 'This must be at least 3.'],
    ['too much', z.number().max(3), 4, 'This may be at most 3.'],
    ['no address', z.email(), 'x', 'This must be an e-mail address.'],
    ['no day', z.iso.date(), 'May', 'This must be a date such as 2027-03-01.'],
    ['a word not on the list', z.enum(['x', 'y']), 'z', 'This must be one of "x", "y".'],
    ['a strange part', z.strictObject({}), { b: 1 }, 'Lytt knows no part of this name here: "b".'],
    ['a schema with words of its own', z.string().min(1, 'Say why.'), '', 'Say why.'],
  ])('is said in plain words of %s', (_, schema, value, said) => {
    expect(faultsOf(schema, value)).toEqual([said]);
  });

  it('is plain for a whole study file in which everything is wrong', () => {
    for (const value of [
      {},
      { study: 7, letter: null, sources: 'x', screener: { form: { pages: [{}] } }, guide: [{}] },
    ])
      for (const message of faultsOf(StudyFile, value)) expect(message).not.toMatch(/Invalid|expected|Too small/);
  });
});
