import fc from 'fast-check';
import { counties } from './counties.js';
import { municipalities, municipality, TERRITORIES, whatBecameOf } from './municipalities.js';
import { REGISTER } from './register.js';
import { COVERED_FROM, DATA_DATE } from './tables/sources.js';

const codes = (units: readonly { code: string }[]): string[] => units.map((unit) => unit.code);
const anyUnit = fc.constantFrom(...REGISTER);
const anyDay = fc
  .date({ min: new Date('2018-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the counties in force', () => {
  it('are 15 since 2024, with Østfold after Vestland', () => {
    expect(counties()).toHaveLength(15);
    expect(
      counties()
        .slice(-2)
        .map((county) => county.name),
    ).toEqual(['Vestland', 'Østfold']);
    expect(counties('2024-01-01').map((county) => county.code)).toEqual(counties().map((county) => county.code));
  });

  it('were those of the reform between 2020 and 2024, and the old ones before', () => {
    expect(counties('2023-12-31').map((county) => county.name)).toContain('Viken');
    expect(counties('2019-12-31').map((county) => county.name)).toContain('Sogn og Fjordane');
    expect(counties('2024-01-01').map((county) => county.name)).not.toContain('Viken');
  });

  it('carry their Sámi and Kven names', () => {
    expect(counties().find((county) => county.code === '56')?.fullName).toBe('Finnmark - Finnmárku - Finmarkku');
  });
});

describe('the municipalities in force', () => {
  it('are 357, in Norwegian alphabetical order', () => {
    const names = municipalities().map((unit) => unit.name);
    expect(names).toHaveLength(357);
    expect(names[0]).toBe('Alstahaug');
    expect(names.slice(-3)).toEqual(['Ås', 'Åseral', 'Åsnes']);
    expect(names.indexOf('Ørsta')).toBeGreaterThan(names.indexOf('Værøy'));
  });

  it('are shown with all official names, and with the county where two share one', () => {
    expect(municipality('5628')?.fullName).toBe('Deatnu - Tana');
    expect(municipality('5628')?.name).toBe('Tana');
    expect(municipality('1515')?.fullName).toBe('Herøy (Møre og Romsdal)');
    expect(municipality('3114')?.fullName).toBe('Våler (Østfold)');
    expect(municipality('3018', '2023-01-01')?.fullName).toBe('Våler (Viken)');
    expect(municipality('3228')?.fullName).toBe('Nes');
  });

  it('leave out Svalbard and Jan Mayen, which are places all the same', () => {
    expect(codes(TERRITORIES)).toEqual(['2100', '2211']);
    expect(codes(municipalities())).not.toContain('2100');
    expect(municipality('2100')?.kind).toBe('territory');
  });

  it('do not include a code before or after its time', () => {
    expect(municipality('3001')).toBeUndefined();
    expect(municipality('3001', '2023-12-31')?.name).toBe('Halden');
    expect(municipality('3101', '2023-12-31')).toBeUndefined();
    expect(municipality('3101', '2024-01-01')?.name).toBe('Halden');
  });

  it.each(['2017-12-31', '2024-02-30', '1.1.2024', ''])('are not known for %j', (date) => {
    expect(() => municipalities(date)).toThrow(RangeError);
  });
});

describe('an answer of long ago', () => {
  it.each([
    ['1507', '2022-05-01', ['1580', '1508'], 'Ålesund, divided in 2024'],
    ['1534', '2019-05-01', ['1580', '1508'], 'Haram, taken into Ålesund in 2020 and given back in 2024'],
    ['0101', '2018-05-01', ['3101'], 'Halden, renumbered twice'],
    ['0711', '2018-05-01', ['3301'], 'Svelvik, taken into Drammen'],
    ['1850', '2019-12-31', ['1875', '1806'], 'Tysfjord, divided between two'],
    ['5012', '2019-12-31', ['5055', '5056', '5059'], 'Snillfjord, divided between three'],
    ['1567', '2018-12-31', ['5061'], 'Rindal, moved to Trøndelag in 2019'],
    ['5401', '2023-12-31', ['5501'], 'Tromsø'],
    ['0301', '2018-01-01', ['0301'], 'Oslo, as ever'],
    ['9999', '2023-12-31', [], 'a code that never was'],
    ['3001', '2024-01-01', [], 'a code no longer in force when it was answered'],
  ])('%s of %s has become %j: %s', (code, asOf, expected) => {
    expect(codes(whatBecameOf(code, asOf))).toEqual(expected);
  });

  it('can be followed to a day in between', () => {
    expect(codes(whatBecameOf('0101', '2018-05-01', '2019-12-31'))).toEqual(['0101']);
    expect(codes(whatBecameOf('0101', '2018-05-01', '2020-01-01'))).toEqual(['3001']);
    expect(() => whatBecameOf('3101', '2024-01-01', '2023-12-31')).toThrow(RangeError);
  });

  it('is still known after the day of the data', () => {
    expect(codes(whatBecameOf('4601', '2028-06-01'))).toEqual(['4601']);
  });

  it('always becomes something in force', () => {
    fc.assert(
      fc.property(anyUnit, anyDay, (unit, day) => {
        const to = day < unit.validFrom ? unit.validFrom : day;
        const became = whatBecameOf(unit.code, unit.validFrom, to);
        expect(became.length).toBeGreaterThan(0);
        for (const each of became) expect(municipality(each.code, to)).toBe(each);
      }),
    );
  });

  it('stays itself while in force', () => {
    fc.assert(
      fc.property(anyUnit, anyDay, (unit, day) => {
        fc.pre(municipality(unit.code, day) !== undefined);
        expect(whatBecameOf(unit.code, day, day)).toEqual([municipality(unit.code, day)]);
      }),
    );
  });

  it('comes to the same in two steps as in one', () => {
    fc.assert(
      fc.property(anyUnit, anyDay, anyDay, (unit, one, other) => {
        const [middle, end] = [one, other].sort() as [string, string];
        fc.pre(middle >= unit.validFrom);
        const steps = whatBecameOf(unit.code, unit.validFrom, middle).flatMap((each) =>
          whatBecameOf(each.code, middle, end),
        );
        expect(new Set(steps)).toEqual(new Set(whatBecameOf(unit.code, unit.validFrom, end)));
      }),
    );
  });

  it('reaches every municipality of today from some code of 2018', () => {
    const reached = new Set(municipalities(COVERED_FROM).flatMap((unit) => whatBecameOf(unit.code, COVERED_FROM)));
    expect(reached).toEqual(new Set(municipalities(DATA_DATE)));
  });
});
