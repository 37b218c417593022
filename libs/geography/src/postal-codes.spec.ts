import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getPostalCodeInfo } from 'norwegian-postalcodes-mapper';
import { ALL_COUNTIES } from './counties.js';
import { municipalities, municipality, TERRITORIES } from './municipalities.js';
import { POSTAL_CODES, suggestMunicipality } from './postal-codes.js';
import type { Municipality } from './register.js';

const LIBRARY = join(__dirname, '..');
const ALL_NUMBERS = Array.from({ length: 10_000 }, (_, number) => String(number).padStart(4, '0'));
const REGISTERED = ALL_NUMBERS.flatMap((postalCode) => {
  const found = getPostalCodeInfo(postalCode);
  return found ? [{ postalCode, ...found }] : [];
});

describe('a postal code', () => {
  it.each([
    ['0150', { code: '0301', name: 'Oslo - Oslove', place: 'Oslo' }],
    ['9845', { code: '5628', name: 'Deatnu - Tana', place: 'Tana' }],
    ['6280', { code: '1580', name: 'Haram', place: 'Søvik' }],
    ['3804', { code: '4020', name: 'Midt-Telemark', place: 'Bø i Telemark' }],
    ['9170', { code: '2100', name: 'Svalbard', place: 'Longyearbyen' }],
    [' 0150 ', { code: '0301', name: 'Oslo - Oslove', place: 'Oslo' }],
  ])('%j suggests %j', (postalCode, suggestion) => {
    expect(suggestMunicipality(postalCode)).toEqual(suggestion);
  });

  it.each(['0000', '9999', '', '150', '01500', 'abcd', '__proto__'])('%j suggests nothing', (postalCode) => {
    expect(suggestMunicipality(postalCode)).toBeUndefined();
  });

  it('always suggests a place in force', () => {
    for (const [postalCode, { code }] of POSTAL_CODES) {
      expect(municipality(code)).toBeDefined();
      expect(suggestMunicipality(postalCode)?.code).toBe(code);
    }
  });

  it('leads to every municipality', () => {
    const reached = new Set([...POSTAL_CODES.values()].map(({ code }) => code));
    expect([...municipalities(), ...TERRITORIES].filter((unit) => !reached.has(unit.code))).toEqual([]);
  });
});

describe('the table of postal codes', () => {
  it('is what the generator would write today', () => {
    const written = execFileSync(process.execPath, [join(LIBRARY, 'generate/postal-codes.mjs'), '--print'], {
      encoding: 'utf8',
    });
    expect(readFileSync(join(LIBRARY, 'src/tables/postal-codes.ts'), 'utf8')).toBe(written);
  });

  it('holds every code of the register with its post town, and no other', () => {
    const held = [...POSTAL_CODES].map(([postalCode, { place }]) => `${postalCode} ${place.toLocaleUpperCase('nb')}`);
    expect(held.sort()).toEqual(REGISTERED.map(({ postalCode, city }) => `${postalCode} ${city}`));
    expect(held).toHaveLength(5146);
  });
});

/** Bring drops some marks of Sámi letters and writes UNJARGGA for Unjárga. */
const plain = (name: string): string =>
  name
    .toLocaleUpperCase('nb')
    .replace(/[ÁŊŠ]/g, (letter) => ({ Á: 'A', Ŋ: 'N', Š: 'S' })[letter]!)
    .replace('GG', 'G');

/** How Bring may write a municipality: the Norwegian name, with its county, or all official names in a row. */
function writings(unit: Municipality): Set<string> {
  const county = ALL_COUNTIES.find((each) => each.code === unit.county)?.name ?? '';
  return new Set([unit.name, `${unit.name} (${county})`, unit.names.map(({ name }) => name).join(' ')].map(plain));
}

/** Bring leaves the Kven name of Kåfjord out; all else is matched by rule. */
const WITHOUT_KVEN = new Map([['5540', 'Gáivuotna Kåfjord']]);

describe('the names of the municipalities', () => {
  const bring = new Set(REGISTERED.map(({ municipality: name }) => plain(name)));
  const ours = [...municipalities(), ...TERRITORIES].map((unit) => {
    const kvenless = WITHOUT_KVEN.get(unit.code);
    return { unit, written: kvenless ? new Set([plain(kvenless)]) : writings(unit) };
  });

  it('are in Bring’s register, each under one name', () => {
    const wrong = ours.filter(({ written }) => [...written].filter((name) => bring.has(name)).length !== 1);
    expect(wrong.map(({ unit }) => unit.fullName)).toEqual([]);
  });

  it('are all that Bring’s register has', () => {
    expect(bring.size).toBe(359);
    expect([...bring].filter((name) => ours.filter(({ written }) => written.has(name)).length !== 1)).toEqual([]);
  });
});
