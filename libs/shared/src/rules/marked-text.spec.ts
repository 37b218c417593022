import fc from 'fast-check';
import { cutAtMarks, lanesOf, sentencesOf, stretchSelected, unitsOf, withoutEdges } from './marked-text.js';
import { countCodePoints, sliceByCodePoints } from './text-offsets.js';

/** Texts as people type them: emoji of several code points, letters with loose accents, line breaks, white space. */
const words = fc
  .array(
    fc.constantFrom(
      'a',
      'Ærlig',
      ' ',
      '\n',
      '\r\n',
      '\u00a0',
      '👩‍👩‍👧',
      '🇳🇴',
      '😀',
      'e\u0301',
      'å',
      'a\u030a',
      '.',
      '!',
      '漢',
      '\u200b',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
const textAndStretches = words.chain((text) => {
  const length = countCodePoints(text);
  const stretch = fc
    .tuple(fc.nat(length), fc.nat(length))
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
  return fc.record({ text: fc.constant(text), marks: fc.array(stretch, { maxLength: 6 }) });
});

describe('words selected on a screen', () => {
  it('are the same words when the server cuts them out of the stored text', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (text, a, b) => {
        const [anchor, focus] = [a % (text.length + 1), b % (text.length + 1)];
        const stretch = stretchSelected(text, anchor, focus);
        // A screen's selection never ends inside a surrogate pair; half a pair counts as before it.
        const isHalf = (unit: number): boolean =>
          /[\uDC00-\uDFFF]/.test(text.charAt(unit)) && /[\uD800-\uDBFF]/.test(text.charAt(unit - 1));
        const onScreen = text.slice(
          Math.min(anchor, focus) - Number(isHalf(Math.min(anchor, focus))),
          Math.max(anchor, focus) - Number(isHalf(Math.max(anchor, focus))),
        );
        expect(stretch ? sliceByCodePoints(text, stretch.from, stretch.to) : '').toBe(onScreen.trim());
        if (stretch) {
          const { start, end } = unitsOf(text, stretch);
          expect(stretchSelected(text, start, end)).toEqual(stretch);
        }
      }),
    );
  });

  it('mean the same read forwards and backwards', () => {
    expect(stretchSelected('Hei 😀 du', 6, 0)).toEqual({ from: 0, to: 5 });
    expect(stretchSelected('Hei 😀 du', 0, 6)).toEqual({ from: 0, to: 5 });
  });

  it('are nothing when only white space was selected', () => {
    expect(stretchSelected('a \n b', 1, 4)).toBeUndefined();
    expect(withoutEdges('a', { from: 1, to: 1 })).toBeUndefined();
  });
});

describe('a text cut at its marks', () => {
  it('is the text again when joined, and each piece knows exactly the marks over it', () => {
    fc.assert(
      fc.property(textAndStretches, ({ text, marks }) => {
        const pieces = cutAtMarks(text, marks);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const [index, mark] of marks.entries()) {
          const covered = pieces.filter((piece) => piece.marks.includes(index)).map((piece) => piece.text);
          expect(covered.join('')).toBe(sliceByCodePoints(text, mark.from, mark.to));
        }
      }),
    );
  });

  it('gives marks that overlap lanes of their own', () => {
    fc.assert(
      fc.property(textAndStretches, ({ marks }) => {
        const lanes = lanesOf(marks);
        for (const [a, one] of marks.entries())
          for (const [b, other] of marks.entries())
            if (a < b && one.from < other.to && other.from < one.to) expect(lanes[a]).not.toBe(lanes[b]);
      }),
    );
  });
});

describe('the sentences of an answer', () => {
  it('are found one by one, without the space between them', () => {
    const text = 'Æ e glad i byen. 😀 Men ikkje i rådhuset!\nHva synes du?';
    expect(sentencesOf(text, 'nb').map(({ from, to }) => sliceByCodePoints(text, from, to))).toEqual([
      'Æ e glad i byen.',
      '😀 Men ikkje i rådhuset!',
      'Hva synes du?',
    ]);
  });
});
