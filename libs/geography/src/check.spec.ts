import { checkGeography, type Geography } from './check.js';
import { ALL_COUNTIES } from './counties.js';
import { POSTAL_CODES } from './postal-codes.js';
import { REGISTER, type Municipality } from './register.js';

const whole: Geography = { counties: ALL_COUNTIES, register: REGISTER, postalCodes: POSTAL_CODES };

const withUnit = (code: string, change: Partial<Municipality>): Geography => ({
  ...whole,
  register: REGISTER.map((unit) => (unit.code === code ? { ...unit, ...change } : unit)),
});

describe('the geography of Norway', () => {
  it('keeps all its rules', () => {
    expect(checkGeography()).toEqual([]);
  });

  it.each<[string, Geography, string]>([
    [
      'a lost municipality',
      { ...whole, register: REGISTER.filter((unit) => unit.code !== '5501') },
      '356 municipalities',
    ],
    ['a lost county', { ...whole, counties: ALL_COUNTIES.filter((county) => county.code !== '42') }, '14 counties'],
    ['a code of three digits', withUnit('0301', { code: '301' }), 'four digits'],
    ['a municipality in another county', withUnit('3101', { county: '32' }), 'does not begin with its county 32'],
    ['a municipality older than its county', withUnit('3901', { validFrom: '2020-01-01' }), 'its county 39 was not'],
    ['a code that means two', { ...whole, register: [...REGISTER, REGISTER[0]!] }, '0301: means two at once'],
    ['an end before the beginning', withUnit('1507', { validTo: '2019-01-01' }), '1507: ends before it begins'],
    ['a day that is none', withUnit('1507', { validTo: '2024-02-30' }), '1507: is not in force between two days'],
    ['a name used twice in a county', withUnit('3103', { name: 'Halden' }), 'two are called Halden in 31'],
    ['two that look alike', withUnit('1818', { fullName: 'Herøy (Møre og Romsdal)' }), 'shown as Herøy (Møre og'],
    ['a successor that never was', withUnit('3001', { successors: ['3102'] }), '3001: its successor 3102'],
    ['an end without a successor', withUnit('3001', { successors: [] }), '3001: nothing took over'],
    ['a misread population', withUnit('0301', { population: 71_771 }), `not 5550203`],
    ['a missing population', withUnit('5636', { population: null }), '5636: has no population band'],
    ['a centrality out of range', withUnit('5636', { centrality: 7 }), '5636: is not either urban, rural or between'],
    [
      'a county in no part of the country',
      { ...whole, counties: [...ALL_COUNTIES, { ...ALL_COUNTIES[0]!, code: '99' }] },
      'county 99 is not in exactly one part',
    ],
    [
      'a postal code of a retired municipality',
      { ...whole, postalCodes: new Map([['1771', { code: '3001' }]]) },
      '1771',
    ],
  ])('notices %s', (_, broken, problem) => {
    expect(checkGeography(broken)).toContainEqual(expect.stringContaining(problem));
  });
});
