import { inGuillemets } from './in-guillemets.js';

describe('a quote in guillemets', () => {
  it('stands between them as it was written', () => expect(inGuillemets('Æ e her\nenno')).toBe('«Æ e her\nenno»'));

  it('does not run into guillemets of its own', () => {
    expect(inGuillemets('«Ja», sa hun')).toBe('«\u200a«Ja», sa hun»');
    expect(inGuillemets('Hun sa «ja»')).toBe('«Hun sa «ja»\u200a»');
  });
});
