import type { AttributeEntry } from '@lytt/shared';
import { municipalities } from '@lytt/geography';
import fc from 'fast-check';
import { deriveAttributes } from './derive-attributes.js';
import { municipalityQuestion } from './ready-questions-place.js';

const label = { nb: 'x', en: 'x' };
const AGE: AttributeEntry = {
  key: 'age_band',
  label,
  question: 'birth_year',
  derive: 'age',
  values: [
    { value: '18-34', label, from: 18, to: 34 },
    { value: '35-64', label, from: 35, to: 64 },
    { value: '65+', label, from: 65 },
  ],
};
const PLACE: AttributeEntry = {
  key: 'part',
  label,
  question: 'county',
  derive: 'group',
  values: [
    { value: 'north', label, of: ['troms', 'finnmark'] },
    { value: 'elsewhere', label, of: ['oslo', 'prefer-not'] },
  ],
};
const GENDER: AttributeEntry = {
  key: 'gender',
  label,
  question: 'gender',
  derive: 'answer',
  values: [
    { value: 'woman', label },
    { value: 'man', label },
  ],
};

describe('the attributes of an applicant', () => {
  it('counts the years reached in the year the study starts, both ends of a band included', () => {
    const band = (born: number, startsOn = '2027-03-01'): string | undefined =>
      deriveAttributes([AGE], { birth_year: born }, startsOn)['age_band'];
    expect([band(2009), band(1993), band(1992), band(1963), band(1962)]).toEqual([
      '18-34',
      '18-34',
      '35-64',
      '35-64',
      '65+',
    ]);
    expect(band(2010)).toBeUndefined();
    expect(band(2010, '2028-01-01')).toBe('18-34');
  });

  it('joins choices to groups, and takes the answer itself where it is a value', () => {
    expect(deriveAttributes([PLACE, GENDER], { county: 'finnmark', gender: 'man' }, '2027-03-01')).toEqual({
      part: 'north',
      gender: 'man',
    });
  });

  it('leaves out what was not answered or fits nothing', () => {
    expect(
      deriveAttributes([AGE, PLACE, GENDER], { county: 'atlantis', gender: 'other', birth_year: 'soon' }, '2027-03-01'),
    ).toEqual({});
  });

  it('never gives a value that the attribute does not have', () => {
    fc.assert(
      fc.property(fc.record({ birth_year: fc.anything(), county: fc.anything(), gender: fc.anything() }), (answers) => {
        const derived = deriveAttributes([AGE, PLACE, GENDER], answers, '2027-03-01');
        return [AGE, PLACE, GENDER].every(
          ({ key, values }) => derived[key] === undefined || values.some((one) => one.value === derived[key]),
        );
      }),
    );
  });

  it('tells county, part of the country, population and urbanity of a municipality', () => {
    const place = (code: string): Record<string, string> =>
      deriveAttributes(municipalityQuestion.attributes, { municipality: code }, '2027-03-01');
    expect(place('0301')).toEqual({
      county: '03',
      part_of_country: 'east',
      population: '50000-and-over',
      urbanity: 'urban',
    });
    expect(place('5614')).toMatchObject({ county: '56', part_of_country: 'north', urbanity: 'rural' });
    expect(place('prefer-not')).toEqual({});
  });

  it('keeps an answer true after the municipality was joined with others', () => {
    const place = (code: string, asOf: string): Record<string, string> =>
      deriveAttributes(municipalityQuestion.attributes, { municipality: code }, '2027-03-01', asOf);
    // Søgne became a part of Kristiansand in 2020 (code 1018 until then).
    expect(place('1018', '2019-06-01')).toEqual(place('4204', '2024-06-01'));
    expect(place('1018', '2024-06-01')).toEqual({});
  });

  it('places every municipality of today in a county and a part of the country', () => {
    for (const { code, county } of municipalities()) {
      const derived = deriveAttributes(municipalityQuestion.attributes, { municipality: code }, '2027-03-01');
      expect([code, derived['county'], Object.keys(derived).length]).toEqual([code, county, 4]);
    }
  });
});
