import { version } from 'sentiment/package.json';
import { ENGINE } from './score-text.js';
import { scoreText, type Language } from './index.js';

const label = (text: string) => scoreText(text, 'en').label;

describe('scoring an English answer', () => {
  it.each([
    ['The staff were friendly and helpful', 'positive'],
    ['The form was confusing and the office was rude', 'negative'],
    ['I live near the harbour', 'none'],
    ['No problem at all', 'positive'],
    ['Nobody listens to us', 'negative'],
    ['The waiting room was dirty, but the doctor was great', 'positive'],
  ] as const)('hears «%s»', (text, expected) => expect(label(text)).toBe(expected));

  it.each([
    'It is not very good',
    'It was never good',
    "I don't like it",
    'I don’t like it',
    'It wasn’t at all useful',
  ])('reaches further back than one word for a negator: %s', (text) => expect(label(text)).toBe('negative'));

  it('turns a negated bad word round', () => expect(label('The bus was not dirty')).toBe('positive'));
});

describe('the traps of the sentiment package', () => {
  it('does not stumble over quotation marks, dots and dashes', () => {
    for (const text of ['«good»', 'good…', '– good –', '“good”', 'good—really']) expect(label(text)).toBe('positive');
    for (const text of ['«bra»', 'bra…', '– bra –', '„bra“']) expect(scoreText(text, 'nb').label).toBe('positive');
  });

  it('takes names of object properties for ordinary words', () => {
    for (const name of ['constructor', '__proto__', 'hasOwnProperty', 'toString', 'valueOf', 'prototype']) {
      expect(scoreText(`${name} good`, 'en')).toMatchObject({ label: 'positive', score: 3 });
      expect(scoreText(name, 'nb').words).toEqual([]);
    }
  });

  it('does not count boxes, flags and shopping bags, which the package values', () => {
    expect(scoreText('┊ ▃ 🇩🇪 🏧 ↩ ☐', 'en').words).toEqual([]);
    expect(scoreText('┊ ▃ 🇩🇪 🏧 ↩ ☐', 'nb').words).toEqual([]);
  });

  it('keeps the languages apart', () => {
    expect(scoreText('I dag gift han seg; det er barn her', 'nb').words).toEqual([]);
    expect(scoreText('bra', 'en').words).toEqual([]);
    expect(scoreText('good', 'nb').words).toEqual([]);
  });

  it('is not misled by the signs of its own canonical text', () => {
    expect(scoreText('+not good', 'en')).toMatchObject({ label: 'negative' });
    expect(scoreText('+very +word +but', 'nb').words).toEqual([]);
  });

  it.each(['no', 'sv', '', '../en', '__proto__', 'constructor'])('refuses the language %j', (language) => {
    expect(() => scoreText('good', language as Language)).toThrow(RangeError);
  });

  it('names its engine and version', () => {
    expect(scoreText('', 'nb').engine).toBe(ENGINE);
    expect(ENGINE).toMatch(/^lytt-sentiment \d+\.\d+\.\d+ /);
    expect(ENGINE).toContain(`(sentiment ${version})`);
  });
});
