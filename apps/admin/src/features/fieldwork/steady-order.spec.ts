import { steadyOrder, type KeptOrder } from './steady-order';

const NOTHING: KeptOrder = { key: '', order: [] };
const shown = (ids: string[]): KeptOrder => steadyOrder(NOTHING, 'open', ids).kept;

describe('a list that somebody reads', () => {
  it('shows what is there at first', () => {
    expect(steadyOrder(NOTHING, 'open', ['a', 'b'])).toMatchObject({ order: ['a', 'b'], fresh: 0 });
  });

  it('keeps its order, whatever order the answers come in later', () => {
    expect(steadyOrder(shown(['a', 'b', 'c']), 'open', ['c', 'a', 'b']).order).toEqual(['a', 'b', 'c']);
  });

  it('lets what is new wait, and counts it', () => {
    expect(steadyOrder(shown(['a', 'b']), 'open', ['x', 'a', 'b', 'y'])).toMatchObject({ order: ['a', 'b'], fresh: 2 });
  });

  it('lets what is gone leave, but not what is being read', () => {
    const kept = shown(['a', 'b', 'c']);
    expect(steadyOrder(kept, 'open', ['b']).order).toEqual(['b']);
    expect(steadyOrder(kept, 'open', ['b'], 'c').order).toEqual(['b', 'c']);
  });

  it('begins anew under another key, and where nothing of it is left', () => {
    expect(steadyOrder(shown(['a']), 'all', ['b', 'a'])).toMatchObject({ order: ['b', 'a'], fresh: 0 });
    expect(steadyOrder(shown(['a']), 'open', ['b'])).toMatchObject({ order: ['b'], fresh: 0 });
  });

  it('keeps what it had while the answers are not known', () => {
    const kept = shown(['a']);
    expect(steadyOrder(kept, 'open', undefined)).toEqual({ order: [], fresh: 0, kept });
  });
});
