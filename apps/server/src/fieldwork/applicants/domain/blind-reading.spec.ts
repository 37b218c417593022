import { keptOf, leftOutBlind } from './blind-reading.js';

describe('a blind reading', () => {
  const attribute = (key: string, question: string) => ({
    key,
    question,
    derive: 'answer' as const,
    label: {},
    values: [],
  });
  const left = leftOutBlind({
    form: {
      pages: [
        {
          name: 'p',
          elements: [
            { type: 'radiogroup', name: 'gender', personal: true },
            { type: 'radiogroup', name: 'relation' },
            { type: 'panel', name: 'inner', elements: [{ type: 'text', name: 'birth_year', personal: true }] },
            { type: 'panel', name: 'life', personal: true, elements: [{ type: 'text', name: 'health' }] },
          ],
        },
      ],
    },
    attributes: [attribute('sex', 'gender'), attribute('age', 'birth_year'), attribute('tie', 'relation')],
  });

  it('leaves out what is marked personal, in panels too, and the attributes that follow from it', () => {
    expect([...left.questions]).toEqual(['gender', 'birth_year', 'life', 'health']);
    expect([...left.attributes]).toEqual(['sex', 'age']);
    expect(keptOf({ sex: 'woman', tie: 'lives' }, left.attributes)).toEqual({ tie: 'lives' });
  });
});
