import fc from 'fast-check';
import { propertyRuns } from '../../../test-support/property-runs.js';
import { scoreText, type Language } from './index.js';

const byCodePoints = (text: string, from: number, to: number): string => [...text].slice(from, to).join('');
const languages: Language[] = ['nb', 'nn', 'en'];

const fragment = fc.oneof(
  fc.constantFrom(
    'bra',
    'dårlig',
    'da\u030arlig',
    'ikke',
    'ikkje',
    'setter',
    'pris',
    'på',
    'veldig',
    'men',
    'trygg',
    'kjempefornøyd',
  ),
  fc.constantFrom('good', 'don’t', 'like', 'not', 'bad', 'user-friendly', 'hard to use', 'but'),
  fc.constantFrom('😡', '❤️', '👍🏽', '👩‍👩‍👧', '🇳🇴', ':)', ':-(', '<3', '…', '«', '»', '–', '\n', '. ', ', ', ' '),
  fc.constantFrom('constructor', '__proto__', 'e\u0301', '\u0301', '\ud800', 'https://bra.no', 'a@b.no'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const texts = fc
  .array(fc.tuple(fragment, fc.constantFrom('', ' ')), { maxLength: 40 })
  .map((parts) => parts.flat().join(''));

describe('the places of the words that decided', () => {
  it('are code points: cutting the text there gives the word', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...languages), (text, language) => {
        let last = 0;
        for (const word of scoreText(text, language).words) {
          expect(byCodePoints(text, word.from, word.to)).toBe(word.text);
          expect(word.from).toBeGreaterThanOrEqual(last);
          last = word.to;
        }
      }),
      { numRuns: propertyRuns(400) },
    );
  });

  it('go with values that add up to the score, cut off at −5 and 5', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...languages), (text, language) => {
        const { score, words, label } = scoreText(text, language);
        const sum = words.reduce((total, word) => total + word.value, 0);
        expect(score).toBeCloseTo(Math.max(-5, Math.min(5, sum)), 6);
        expect(label === 'none').toBe(words.length === 0);
        expect(words.every((word) => word.value !== 0)).toBe(true);
      }),
      { numRuns: propertyRuns(400) },
    );
  });

  it('count an emoji as one point and a combining mark as one', () => {
    expect(scoreText('😀😀 bra', 'nb').words.at(-1)).toMatchObject({ from: 3, to: 6, text: 'bra' });
    expect(scoreText('Veien er da\u030arlig', 'nb').words).toMatchObject([{ from: 9, to: 16, text: 'da\u030arlig' }]);
    expect(scoreText('👍🏽', 'nb').words).toMatchObject([{ from: 0, to: 2, text: '👍🏽' }]);
  });
});

// Work that grows with the square of the length would take hours here, and the run's own limit would end it.
describe('a text of half a million characters', () => {
  const long = (piece: string): string => piece.repeat(Math.ceil(500_000 / piece.length)).slice(0, 500_000);
  it.each([
    'bra ',
    'ikke ',
    'a',
    'bra men ',
    'setter ',
    ':(',
    "o'",
    '-',
    ' -',
    'a@',
    'a.',
    '😡',
    '\u0301',
    'ikke veldig bra og ',
    'http://',
    '((',
    '\n',
  ])('of %j is answered like any other', (piece) => {
    const scored = scoreText(long(piece), 'nb');
    expect(Math.abs(scored.score)).toBeLessThanOrEqual(5);
  });
});
