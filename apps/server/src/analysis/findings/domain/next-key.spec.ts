import { nextKey } from './next-key.js';

describe('the key of a new hypothesis', () => {
  it('continues the numbers of the study, past gaps and other keys', () => {
    expect(nextKey([])).toBe('H1');
    expect(nextKey(['H1', 'H2', 'H10'])).toBe('H11');
    expect(nextKey(['pride', 'H3', 'h9'])).toBe('H4');
  });
});
