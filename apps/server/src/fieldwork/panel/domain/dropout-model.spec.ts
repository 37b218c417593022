import { dropoutChance, type Person } from '@lytt/selection';
import type { AttributeEntry } from '@lytt/shared';
import { dropoutModel } from './dropout-model.js';

const attribute = (key: string, ...values: string[]): AttributeEntry => ({
  key,
  label: { en: key },
  question: key,
  derive: 'answer',
  values: values.map((value) => ({ value, label: { en: value } })),
});
const attributes = [attribute('age', 'young', 'middle', 'old'), attribute('work', 'paid', 'none')];
const person = (values: Record<string, string>): Person => ({ id: 'one', values });

describe('who is expected to drop out', () => {
  it('is everybody alike when no group differs', () => {
    expect(dropoutModel({ rate: 0.33, groups: [] }, attributes)).toBe(0.33);
  });

  it('has exactly the shares written down, above and below the general one', () => {
    const model = dropoutModel(
      {
        rate: 0.3,
        groups: [
          { attribute: 'age', value: 'young', rate: 0.5 },
          { attribute: 'age', value: 'old', rate: 0.1 },
        ],
      },
      attributes,
    );
    const chance = (age: string): number => dropoutChance(person({ age, work: 'paid' }), model);
    expect(chance('young')).toBeCloseTo(0.5, 12);
    expect(chance('middle')).toBeCloseTo(0.3, 12);
    expect(chance('old')).toBeCloseTo(0.1, 12);
  });

  it('stays a chance where groups of two attributes meet', () => {
    const model = dropoutModel(
      {
        rate: 0.5,
        groups: [
          { attribute: 'age', value: 'old', rate: 0 },
          { attribute: 'work', value: 'none', rate: 0 },
        ],
      },
      attributes,
    );
    for (const age of ['young', 'old'])
      for (const work of ['paid', 'none']) {
        const chance = dropoutChance(person({ age, work }), model);
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
      }
    expect(dropoutChance(person({ age: 'old', work: 'none' }), model)).toBe(0);
  });
});
