import { PanelPlan, type BalanceOfAttribute } from '../../contract/panel-views.js';
import {
  crossedTables,
  cellName,
  draftOfPlan,
  fieldsAtFault,
  planOfDraft,
  quotaFault,
  samePlan,
  withCell,
  withoutQuotasOn,
  withoutTable,
  withQuota,
  withQuotasOn,
} from './index.js';

const of = (attribute: string, ...values: string[]): BalanceOfAttribute => ({
  attribute,
  label: { en: attribute },
  rows: values.map((value) => ({
    value,
    label: { en: value },
    min: null,
    max: null,
    pool: 40,
    eligible: 38,
    confirmed: 0,
    target: null,
    picked: 0,
  })),
});
const gender = of('gender', 'woman', 'man');
const age = of('age', 'young', 'old');
const youngWomen = { attribute: 'gender', value: 'woman', and: [{ attribute: 'age', value: 'young' }] };
const plan = PanelPlan.parse({
  seats: 15,
  reserves: 5,
  quotas: [
    { attribute: 'gender', value: 'woman', min: 7, max: 8, share: 50.2 },
    { ...youngWomen, min: 2, max: 15 },
  ],
});
const draft = draftOfPlan({ plan, balance: [gender, age] });

describe('A plan while it is edited', () => {
  it('has a row for every value of an attribute that any quota is on, open where none was', () => {
    expect(draft.quotas.slice(0, 2)).toMatchObject([
      { value: 'woman', min: 7, max: 8 },
      { value: 'man', min: 0, max: 15 },
    ]);
    expect(draft.quotas.some((quota) => quota.attribute === 'age' && !quota.and)).toBe(false);
  });

  it('leaves the bound of a crossed cell empty where it bounds nothing, and reads it back as none', () => {
    expect(draft.quotas[2]).toMatchObject({ min: 2, max: '' });
    expect(planOfDraft(draft)?.quotas[2]).toMatchObject({ min: 2, max: 15 });
  });

  it('is the stored plan again, whatever the order in which its quotas are told', () => {
    const filled = { ...plan, quotas: [...plan.quotas, { attribute: 'gender', value: 'man', min: 0, max: 15 }] };
    expect(samePlan(planOfDraft(draft), filled)).toBe(true);
    expect(samePlan(planOfDraft(withQuota(draft, youngWomen, { min: 3 })), filled)).toBe(false);
  });

  it('gives no plan while a field is empty, and says which field', () => {
    const typing = withQuota({ ...draft, answerWithinDays: 31 }, { attribute: 'gender', value: 'man' }, { max: '' });
    expect(planOfDraft(typing)).toBeUndefined();
    expect(fieldsAtFault(typing)).toEqual(new Set(['answerWithinDays', 'quotas.1.max']));
  });

  it('invites as many people as there are seats where no other number is told', () => {
    expect(planOfDraft({ ...draft, invite: '' })?.invite).toBeNull();
    expect(planOfDraft({ ...draft, invite: 18 })?.invite).toBe(18);
  });

  it('finds bounds that contradict each other, and a wish outside of them', () => {
    const row = { attribute: 'gender', value: 'woman', min: 7, max: 8 } as const;
    expect(quotaFault(row)).toBeUndefined();
    expect(quotaFault({ ...row, min: 9 })).toBe('minAboveMax');
    expect(quotaFault({ ...row, max: '' })).toBe('notANumber');
    expect(quotaFault({ ...youngWomen, min: 2, max: '' })).toBeUndefined();
    expect(quotaFault({ ...row, soft: { target: 8, weight: 1 } })).toBeUndefined();
    expect(quotaFault({ ...row, soft: { target: 9, weight: 1 } })).toBe('targetOutside');
    expect(quotaFault({ ...row, soft: { target: '', weight: 1 } })).toBe('notANumber');
  });

  it('stops following a percentage when a bound is typed over, and not when a note is written', () => {
    const woman = { attribute: 'gender', value: 'woman' };
    expect(withQuota(draft, woman, { note: 'census 2026' }).quotas[0]?.share).toBe(50.2);
    expect(withQuota(draft, woman, { max: 9 }).quotas[0]).toEqual({ ...woman, min: 7, max: 9 });
  });

  it('puts quotas on an attribute, and takes them away without those that cross it', () => {
    const onAge = withQuotasOn(draft, age);
    expect(onAge.quotas.map(({ attribute, and }) => `${attribute}${and ? ' crossed' : ''}`)).toEqual([
      'gender',
      'gender',
      'age',
      'age',
      'gender crossed',
    ]);
    expect(withoutQuotasOn(onAge, 'gender').quotas).toHaveLength(3);
  });
});

describe('A crossed table', () => {
  it('is one for the same attributes in any order', () => {
    const turned = { attribute: 'age', value: 'old', and: [{ attribute: 'gender', value: 'man' }] };
    expect(crossedTables([...plan.quotas, turned])).toEqual([['gender', 'age']]);
  });

  it('has a quota for each cell that holds a number, and for no other', () => {
    const oldMen = cellName(['gender', 'age'], ['man', 'old']);
    const typed = withCell(draft, oldMen, { max: 3 });
    expect(planOfDraft(typed)?.quotas.at(-1)).toEqual({ ...oldMen, min: 0, max: 3 });
    expect(withCell(typed, oldMen, { max: '' })).toEqual(draft);
    expect(withCell(draft, oldMen, { min: '' })).toBe(draft);
  });

  it('finds its cell whichever attribute is told first', () => {
    const turned = cellName(['age', 'gender'], ['young', 'woman']);
    expect(withCell(draft, turned, { min: 4 }).quotas[2]).toMatchObject({ min: 4 });
  });

  it('goes away as a whole', () => {
    expect(withoutTable(draft, ['age', 'gender']).quotas.every((quota) => !quota.and)).toBe(true);
  });
});
