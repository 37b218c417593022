import type { AttributeEntry } from '@lytt/shared';
import { checkPlan } from './check-plan.js';

const gender: AttributeEntry = {
  key: 'gender',
  label: { en: 'Gender' },
  question: 'gender',
  derive: 'answer',
  values: [{ value: 'woman', label: { en: 'Woman' } }],
};
const quota = (attribute: string, value: string) => ({ attribute, value, min: 0, max: 1 });

describe('a panel plan', () => {
  it('is fine when each quota is on a value the screener gives', () => {
    expect(checkPlan({ seats: 1, reserves: 0, quotas: [quota('gender', 'woman')] }, [gender])).toEqual([]);
  });

  it('names the place of an unknown attribute, an unknown value and a quota that stands twice', () => {
    const quotas = [quota('gender', 'woman'), quota('shoe', 'big'), quota('gender', 'duck'), quota('gender', 'woman')];
    expect(checkPlan({ seats: 1, reserves: 0, quotas }, [gender], 'panel.').map((fault) => fault.path)).toEqual([
      'panel.quotas.1.attribute',
      'panel.quotas.2.value',
      'panel.quotas.3',
    ]);
  });
});
