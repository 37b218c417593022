import { ScreenerSection } from '@lytt/shared';
import { municipalityQuestion } from './ready-questions-place.js';
import { checkPlaceAttributes } from './check-place-attributes.js';

const screener = (attributes: object[]): ScreenerSection =>
  ScreenerSection.parse({
    form: { pages: [{ name: 'place', elements: municipalityQuestion.elements }] },
    contact: { name: 'contact_name', email: 'contact_email' },
    discussionQuestion: 'discussion',
    refusals: [],
    attributes,
  });
const faults = (attributes: object[]): string[] => {
  const found: string[] = [];
  checkPlaceAttributes(screener(attributes), (path) => void found.push(path));
  return found;
};
const label = { nb: 'Nord', en: 'North' };
const north = {
  key: 'part',
  label,
  question: 'municipality',
  derive: 'part-of-country',
  values: [{ value: 'north', label }],
};

describe('an attribute of place', () => {
  it('follows from a municipality, with values of its rule', () => {
    expect(faults([north])).toEqual([]);
    expect(faults(municipalityQuestion.attributes)).toEqual([]);
  });

  it('is refused on another question, and over a value that the rule never gives', () => {
    expect(faults([{ ...north, question: 'lives_in' }])).toEqual(['attributes.0.question']);
    expect(
      faults([
        {
          ...north,
          values: [
            { value: 'north', label },
            { value: 'northest', label },
          ],
        },
      ]),
    ).toEqual(['attributes.0.values.1.value']);
  });
});
