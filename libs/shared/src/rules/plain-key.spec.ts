import { plainKey } from './plain-key.js';

describe('a plain key', () => {
  it('keeps the sound of Norwegian letters and drops accents and signs', () => {
    expect(plainKey('Ærlig talt: blå bølger!')).toBe('aerlig-talt-bla-bolger');
    expect(plainKey('Café – «Öst»')).toBe('cafe-ost');
    expect(plainKey('😀')).toBe('');
  });
});
