import { countries, COUNTRY_CODES } from './countries.js';

const nameOf = (code: string, language: 'nb' | 'nn' | 'en'): string | undefined =>
  countries(language).find((country) => country.code === code)?.name;

describe('the countries of the world', () => {
  it('are the 249 of ISO 3166-1, each once', () => {
    expect(new Set(COUNTRY_CODES).size).toBe(249);
    expect(COUNTRY_CODES.every((code) => /^[A-Z]{2}$/.test(code))).toBe(true);
  });

  it.each(['nb', 'nn', 'en'] as const)('have a name of their own in %s', (language) => {
    const names = countries(language).map((country) => country.name);
    expect(new Set(names).size).toBe(249);
    expect(names.filter((name) => /^[A-Z]{2}$/.test(name))).toEqual([]);
  });

  it('are named in the language asked for', () => {
    expect([nameOf('AT', 'nb'), nameOf('AT', 'nn'), nameOf('AT', 'en')]).toEqual([
      'Østerrike',
      'Austerrike',
      'Austria',
    ]);
  });

  it('stand in the alphabetical order of the language', () => {
    const last = (language: 'nb' | 'en'): string | undefined => countries(language).at(-1)?.code;
    expect(last('nb')).toBe('AX');
    expect(last('en')).toBe('ZW');
  });
});
