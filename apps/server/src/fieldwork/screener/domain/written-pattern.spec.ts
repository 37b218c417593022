import fc from 'fast-check';
import { sayReason } from '../../../platform/errors/say-reason.js';
import { publishedPattern, readPattern, type WrittenPattern } from './written-pattern.js';

const taken = (source: string, caseInsensitive = false): WrittenPattern => {
  const read = readPattern(source, caseInsensitive);
  if ('fault' in read) throw new Error(`${source}: ${sayReason(read.fault)}`);
  return read;
};

describe('a pattern of a researcher’s', () => {
  it.each(['^(a+)+$', '(x+x+)+y', '^(\\d+)*$', '([a-z]+)*[A-Z]', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
    'that V8 would try for ever is answered in time: %s',
    (source) => {
      for (const sign of ['a', 'x', '0']) expect(taken(source).test(`${sign.repeat(20_000)}\u0000`)).toBe(false);
    },
  );

  it.each(['^[a-z]{3}$', '^\\d{4}$', '^(\\+47)? ?\\d{8}$', '^[^@\\s]+@[^@\\s]+$', 'bil|båt|tog'])(
    'is taken when it is fair: %s',
    (source) => {
      for (const text of ['abc', 'ABC', '1234', '+47 22334455', 'a@b', 'Båt', '', ' '])
        expect([text, taken(source, true).test(text)]).toEqual([text, new RegExp(source, 'i').test(text)]);
    },
  );

  it('is refused when it is none, or longer than anybody reads', () => {
    for (const source of ['', undefined, '(', 'a'.repeat(301)])
      expect(readPattern(source, false)).toHaveProperty('fault');
  });

  it.each([
    ['^(?=.*\\d).+$', 'look ahead'],
    ['^(?!ikke)', 'look ahead'],
    ['(?<=kr )\\d+', 'look ahead or behind'],
    ['(?<!-)\\d+', 'look ahead or behind'],
    ['(.)\\1', 'refer back'],
    ['(?<sign>.)\\k<sign>', 'refer back'],
    ['(a{900}){900}', '1000 times'],
  ])('%s is refused by the name of what no linear engine knows', (source, name) => {
    const read = readPattern(source, false);
    expect('fault' in read && sayReason(read.fault)).toContain(name);
  });

  it('answers as ECMAScript would', () => {
    const atom = fc.constantFrom(
      ...['a', 'B', 'æ', '.', '\\d', '\\D', '\\w', '\\W', '\\s', '\\S', '\\.', '\\/', '\\-', '\\u00e5', '\\x41', '\\t'],
      ...[
        '[a-c]',
        '[^a-c]',
        '[\\s\\d]',
        '[^\\s]',
        '[\\S]',
        '[\\w-]',
        '[\\w-.]',
        '[.-\\d]',
        '[[a]',
        '[^]',
        '[]',
        '[-a]',
      ],
      ...['^', '$', '\\b', '\\B', '\\0', '\\cI', '[\\b]', '\\æ', '\\e', '\\p', '{', ']', '}', '(?<name>a)', '(?:b|c)'],
    );
    const counted = fc
      .tuple(atom, fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '*?', '+?'))
      .map((parts) => parts.join(''));
    const pattern = fc
      .array(fc.oneof(counted, fc.constant('|')), { minLength: 1, maxLength: 6 })
      .map((p) => p.join(''));
    const text = fc.string({
      unit: fc.constantFrom(
        ...[
          'a',
          'b',
          'A',
          'B',
          'c',
          'æ',
          'å',
          '1',
          '_',
          '-',
          '.',
          '/',
          '[',
          ']',
          '{',
          ' ',
          '\t',
          '\n',
          '\r',
          '\v',
          '\0',
        ],
        ...['\b', '\u00a0', '\u2028', '\u200b', '\u3000', '\ufeff', 'e', 'p', ':'],
      ),
      maxLength: 8,
    });
    fc.assert(
      fc.property(pattern, text, fc.boolean(), (source, answer, ignoresCase) => {
        let inScript: RegExp;
        try {
          inScript = new RegExp(source, ignoresCase ? 'i' : '');
        } catch {
          return;
        }
        expect(taken(source, ignoresCase).test(answer)).toBe(inScript.test(answer));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a pattern of a form that was published before', () => {
  it('goes on with what a draft may no longer use', () => {
    const digitAndLetter = publishedPattern('^(?=.*\\d)(?=.*[a-z]).{4,}$', true);
    expect(['ab12', 'abcd', '1234', 'A1B2'].map((text) => digitAndLetter.test(text))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(publishedPattern('^(.)\\1$', false).test('aa')).toBe(true);
  });

  it('is stopped where it takes too long, and goes on with the next answer', () => {
    const slow = publishedPattern('^(?!x)(æ+)+$', false);
    expect([`${'æ'.repeat(60)}!`, 'æææ', 'b'].map((text) => slow.test(text))).toEqual([false, true, false]);
  });
});
