import fc from 'fast-check';
import { LANGUAGES } from '../vocabulary/languages.js';
import { languageRead, nearestLanguage, textFor } from './reading-order.js';

const language = fc.constantFrom(...LANGUAGES);
const text = fc.record({ nb: fc.string(), nn: fc.string(), en: fc.string() }, { requiredKeys: [] });

describe('a text that a study has not written in the language of its reader', () => {
  it('is read in Bokmål, then in English, by readers of Nynorsk', () => {
    expect(nearestLanguage('nn', ['en', 'nb', 'nn'])).toBe('nn');
    expect(nearestLanguage('nn', ['en', 'nb'])).toBe('nb');
    expect(nearestLanguage('nn', ['en'])).toBe('en');
  });

  it('is read in Nynorsk before English by readers of Bokmål, and in Bokmål before Nynorsk by readers of English', () => {
    expect(nearestLanguage('nb', ['en', 'nn'])).toBe('nn');
    expect(nearestLanguage('en', ['nn', 'nb'])).toBe('nb');
  });

  it('is passed over where a language has no words', () => {
    expect(textFor({ nn: '', nb: 'Kvardagen' }, 'nn')).toBe('Kvardagen');
    expect(languageRead({}, 'nn')).toBeUndefined();
    expect(textFor(undefined, 'nn')).toBe('');
  });

  it('is shown whenever it exists in any language, and in the wished one when it exists there', () => {
    fc.assert(
      fc.property(text, language, (written, wished) => {
        const read = languageRead(written, wished);
        expect(read === undefined).toBe(!Object.values(written).some((words) => words !== ''));
        if (written[wished]) expect(read).toBe(wished);
        expect(textFor(written, wished)).toBe(read === undefined ? '' : written[read]);
      }),
    );
  });
});
