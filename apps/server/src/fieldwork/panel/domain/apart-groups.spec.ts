import { apartGroups } from './apart-groups.js';

describe('people of one household', () => {
  it('are those with the same value; nobody shares an empty one or what they would rather not say', () => {
    const people: Parameters<typeof apartGroups>[1] = [
      { id: 'a', values: { employer: 'mill', household: 'one' } },
      { id: 'b', values: { employer: 'mill', household: 'two' } },
      { id: 'c', values: { employer: 'prefer-not', household: 'one' } },
      { id: 'd', values: { employer: 'prefer-not', household: ' ' } },
      { id: 'e', values: { employer: 'none' } },
      { id: 'f', values: { employer: 'none', household: '' } },
    ];
    expect(apartGroups(['employer', 'household'], people)).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ]);
    expect(apartGroups([], people)).toEqual([]);
  });
});
