import * as fc from 'fast-check';
import { SeatState, TAKING_PART } from '@lytt/shared';
import { countsInBalance, LETS_IN, mayFollow, nextStepOf } from './seat-change.js';

const state = fc.constantFrom(...SeatState.options);

describe('a seat', () => {
  it('never comes back from being withdrawn or declined', () => {
    fc.assert(fc.property(state, (to) => !mayFollow('withdrawn', to) && !mayFollow('declined', to)));
  });

  it('can be withdrawn from wherever a link lets its holder in', () => {
    for (const from of LETS_IN) expect(mayFollow(from, 'withdrawn')).toBe(true);
  });

  it('comes to take part by agreeing, or by coming back, and in no other way', () => {
    fc.assert(
      fc.property(state, state, (from, to) => {
        if (TAKING_PART.includes(from) || !TAKING_PART.includes(to) || !mayFollow(from, to)) return true;
        return (from === 'accepted' && to === 'agreed') || (from === 'dropped' && to === 'active');
      }),
    );
  });

  it('counts in the balance while it holds a place; a reserve does once it is invited', () => {
    expect(countsInBalance({ kind: 'panel', state: 'drawn' })).toBe(true);
    expect(countsInBalance({ kind: 'reserve', state: 'drawn' })).toBe(false);
    expect(countsInBalance({ kind: 'reserve', state: 'invited' })).toBe(true);
    for (const gone of ['declined', 'expired', 'dropped', 'withdrawn'] as const)
      expect(countsInBalance({ kind: 'panel', state: gone })).toBe(false);
  });

  it('meets the agreement first, then the alias, then nothing', () => {
    expect(nextStepOf({ state: 'accepted', alias: null })).toBe('/p/welcome');
    expect(nextStepOf({ state: 'agreed', alias: null })).toBe('/p/alias');
    expect(nextStepOf({ state: 'agreed', alias: 'Rype' })).toBeNull();
  });
});
