import { PanelSection, type AttributeEntry, type PanelPlan, type QuotaEntry } from '@lytt/shared';
import { checkPlan } from './check-plan.js';

const gender: AttributeEntry = {
  key: 'gender',
  label: { en: 'Gender' },
  question: 'gender',
  derive: 'answer',
  values: [{ value: 'woman', label: { en: 'Woman' } }],
};
const age: AttributeEntry = {
  ...gender,
  key: 'age',
  values: [
    { value: 'young', label: { en: 'Young' } },
    { value: 'old', label: { en: 'Old' } },
  ],
};
const quota = (attribute: string, value: string): QuotaEntry => ({ attribute, value, min: 0, max: 1 });
const plan = (changes: Partial<PanelPlan>): PanelPlan => ({
  ...PanelSection.parse({ seats: 4, reserves: 0, quotas: [] }),
  ...changes,
});
const faulty = (changes: Partial<PanelPlan>): string[] =>
  checkPlan(plan(changes), [gender, age]).map((fault) => fault.path);

describe('a panel plan', () => {
  it('is fine when each quota is on a value the screener gives', () => {
    expect(checkPlan(plan({ quotas: [quota('gender', 'woman')] }), [gender])).toEqual([]);
  });

  it('names the place of an unknown attribute, an unknown value and a quota that stands twice', () => {
    const quotas = [quota('gender', 'woman'), quota('shoe', 'big'), quota('gender', 'duck'), quota('gender', 'woman')];
    expect(checkPlan(plan({ quotas }), [gender], 'panel.').map((fault) => fault.path)).toEqual([
      'panel.quotas.1.attribute',
      'panel.quotas.2.value',
      'panel.quotas.3',
    ]);
  });

  it('takes a crossed quota on known values, once in whichever order its traits stand', () => {
    const crossed = { ...quota('gender', 'woman'), and: [{ attribute: 'age', value: 'young' }] };
    const turned = { ...quota('age', 'young'), and: [{ attribute: 'gender', value: 'woman' }] };
    expect(faulty({ quotas: [crossed] })).toEqual([]);
    expect(faulty({ quotas: [crossed, turned] })).toEqual(['quotas.1']);
    expect(faulty({ quotas: [{ ...crossed, and: [{ attribute: 'age', value: 'ripe' }] }] })).toEqual([
      'quotas.0.and.0.value',
    ]);
    expect(faulty({ quotas: [{ ...quota('age', 'old'), and: [{ attribute: 'age', value: 'young' }] }] })).toEqual([
      'quotas.0.and.0.attribute',
    ]);
  });

  it('names numbers that contradict each other', () => {
    expect(faulty({ quotas: [{ ...quota('age', 'old'), min: 1, minFlex: 2 }] })).toEqual(['quotas.0.minFlex']);
    expect(faulty({ quotas: [{ ...quota('age', 'old'), maxFlex: 0 }] })).toEqual(['quotas.0.maxFlex']);
    expect(faulty({ quotas: [{ ...quota('age', 'old'), soft: { target: 2, weight: 1 } }] })).toEqual([
      'quotas.0.soft.target',
    ]);
    expect(faulty({ seats: 4, invite: 3 })).toEqual(['invite']);
    expect(faulty({ seats: 4, invite: 4 })).toEqual([]);
  });

  it('keeps people apart and expects dropouts by attributes that there are, each once', () => {
    expect(faulty({ apart: ['gender', 'employer', 'gender'] })).toEqual(['apart.1', 'apart.2']);
    const groups = [
      { attribute: 'age', value: 'young', rate: 0.5 },
      { attribute: 'age', value: 'ripe', rate: 0.5 },
      { attribute: 'age', value: 'young', rate: 0.4 },
    ];
    expect(faulty({ dropout: { rate: 0.3, groups } })).toEqual(['dropout.groups.1.value', 'dropout.groups.2']);
  });
});
