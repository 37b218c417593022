import fc from 'fast-check';
import { inertField, plainField } from './inert-field.js';

const DANGEROUS = [
  '=1+1',
  '+47 900',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=cmd',
  ' =HYPERLINK("http://x")',
  '\ufeff=1',
  '\u200b+1',
  '＝1',
  '＠x',
  '\u202e=1',
];

describe('a field of a spreadsheet', () => {
  it.each(DANGEROUS)('is text, not a formula: %j', (text) => expect(inertField(text)).toBe(`'${text}`));

  it('keeps ordinary words as they are, also in dialect and with a dash of speech', () => {
    for (const text of ['Æ trur det', '– Ja, sa hun', '1 = 1', 'a@b.no', '', '«Nei»', '🙂'])
      expect(inertField(text)).toBe(text);
  });

  it('begins with no sign of a formula, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) =>
        expect(inertField(text).trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/u),
      ),
    );
  });

  it('loses nothing: one apostrophe at most is in front of what was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => expect([text, `'${text}`]).toContain(inertField(text))),
    );
  });

  it('is read back as it was written', () => {
    for (const text of [...DANGEROUS, 'Nei', '', '’s-Hertogenbosch', "'n Huis"])
      expect(plainField(inertField(text))).toBe(text);
    const sign = fc.oneof(
      fc.constantFrom("'", '=', '-', '\t', ' ', '\u200b'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    );
    const written = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: sign, maxLength: 6 }));
    fc.assert(fc.property(written, (text) => expect(plainField(inertField(text))).toBe(text)));
  });
});
