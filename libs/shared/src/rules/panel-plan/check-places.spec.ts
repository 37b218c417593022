import { PanelPlan } from '../../contract/panel-views.js';
import { boundsInConflict, placesOf, relaxedPlan, stepsOn } from './index.js';

const youngWomen = { attribute: 'gender', value: 'woman', and: [{ attribute: 'age', value: 'young' }] };
const turned = { attribute: 'age', value: 'young', and: [{ attribute: 'gender', value: 'woman' }] };
const woman = { attribute: 'gender', value: 'woman' };
const quotas = [
  { ...woman, min: 7, max: 8, share: 50 },
  { attribute: 'gender', value: 'man', min: 7, max: 8 },
  { ...youngWomen, min: 3, max: 15 },
];
const plan = PanelPlan.parse({ seats: 15, reserves: 5, quotas });

describe('Where a problem stands', () => {
  const places = placesOf(
    [
      { kind: 'tooFewAvailable', ...woman, min: 7, available: 5 },
      { kind: 'tooFewAvailable', ...turned, min: 3, available: 1 },
      { kind: 'minimaExceedSize', attribute: 'gender', sum: 16, size: 15 },
      { kind: 'unnamedValue', attribute: 'gender', value: 'other', people: 2 },
      { kind: 'missingAttribute', attribute: 'shoe', people: 2 },
      { kind: 'noPanelFits' },
    ],
    quotas,
    ['gender', 'age'],
  );

  it('is the row of its quota, and a crossed cell whichever attribute is told first', () => {
    expect(places.ofQuota(woman).map(({ available }) => available)).toEqual([5]);
    expect(places.ofQuota(youngWomen).map(({ available }) => available)).toEqual([1]);
  });

  it('is the attribute for sums, and for a value that has no row', () => {
    expect(places.ofAttribute('gender').map(({ kind }) => kind)).toEqual(['minimaExceedSize', 'unnamedValue']);
  });

  it('is the whole for everything that no row shows', () => {
    expect(places.whole.map(({ kind }) => kind)).toEqual(['missingAttribute', 'noPanelFits']);
  });
});

describe('A suggested change', () => {
  const alternatives = [
    { weight: 1, changes: [{ ...woman, bound: 'min' as const, from: 7, to: 5 }] },
    { weight: 2, changes: [{ ...turned, bound: 'min' as const, from: 3, to: 2 }] },
  ];

  it('stands on the rows that it changes, with the alternative that it is part of', () => {
    expect(stepsOn(alternatives, woman).map(({ alternative }) => alternative)).toEqual([0]);
    expect(stepsOn(alternatives, youngWomen).map(({ alternative, change }) => [alternative, change.to])).toEqual([
      [1, 2],
    ]);
    expect(stepsOn(alternatives, { attribute: 'gender', value: 'man' })).toEqual([]);
  });

  it('changes its bound alone, which then follows no percentage', () => {
    const changed = relaxedPlan(plan, alternatives[0]?.changes ?? []);
    expect(changed.quotas[0]).toEqual({ ...woman, min: 5, max: 8 });
    expect(changed.quotas.slice(1)).toEqual(plan.quotas.slice(1));
  });

  it('leaves the bounds that conflict to be found by quota', () => {
    const conflict = [{ rule: 'min' as const, quota: turned }, { rule: 'soft' as const }];
    expect(boundsInConflict(conflict, youngWomen)).toEqual(['min']);
    expect(boundsInConflict(conflict, woman)).toEqual([]);
  });
});
