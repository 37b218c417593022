import { countCodePoints, stretchSelected } from '@lytt/shared';
import fc from 'fast-check';
import { quoteAt } from './quote-at.js';

const text = fc
  .array(fc.constantFrom('ord', ' ', '\n', '👩‍👩‍👧', '🇳🇴', '😀', 'e\u0301', 'å', '.', '漢'), {
    minLength: 1,
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

describe('the quote at a place', () => {
  it('is what was selected on the screen, whatever the text is made of', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (body, a, b) => {
        // A screen selects whole characters: positions between code points.
        const units = [...body].reduce<number[]>((ends, point) => [...ends, (ends.at(-1) ?? 0) + point.length], [0]);
        const [start, end] = [units[a % units.length] ?? 0, units[b % units.length] ?? 0].sort((x, y) => x - y) as [
          number,
          number,
        ];
        const selected = body.slice(start, end).trim();
        const stretch = stretchSelected(body, start, end);
        expect(stretch === undefined).toBe(selected === '');
        if (stretch) expect(quoteAt(body, stretch.from, stretch.to)).toEqual({ ok: true, quote: selected });
      }),
    );
  });

  it('does not exist beyond the text, backwards, or where there are no words', () => {
    expect(quoteAt('a😀', 0, 3)).toMatchObject({ ok: false, path: 'to' });
    expect(quoteAt('a😀', 0, countCodePoints('a😀'))).toEqual({ ok: true, quote: 'a😀' });
    expect(quoteAt('abc', 2, 2)).toMatchObject({ ok: false, path: 'from' });
    expect(quoteAt('a  b', 1, 3)).toMatchObject({ ok: false, path: 'from' });
  });
});
