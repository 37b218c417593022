import { people } from '../testing/pools.js';
import { InvalidPanelError } from './index.js';
import { compose } from './person-types.js';
import { assertPanel, assertSeats } from './verify.js';

const pool = [...people(3, { kind: 'a' }), ...people(3, { kind: 'b' })];
const quotas = ['a', 'b'].map((value) => ({ attribute: 'kind', value, min: 1, max: 2 }));

describe('the last check of a panel', () => {
  it('lets a valid panel pass', () => {
    expect(() => assertPanel(['a1', 'a2', 'b1'], { pool, quotas, size: 3 })).not.toThrow();
    expect(() => assertSeats(compose({ pool, quotas, size: 3 }), [2, 1])).not.toThrow();
  });

  it.each([
    ['too few people', ['a1', 'b1']],
    ['somebody twice', ['a1', 'a1', 'b1']],
    ['a stranger', ['a1', 'b1', 'zoe']],
    ['a quota broken', ['a1', 'a2', 'a3']],
  ])('stops a panel with %s', (_, panel) => {
    expect(() => assertPanel(panel, { pool, quotas, size: 3 })).toThrow(InvalidPanelError);
  });

  it.each([
    ['the wrong size', [1, 1]],
    ['half a seat', [1.5, 1.5]],
    ['more seats than people', [4, -1]],
    ['a quota broken', [3, 0]],
    ['a type left out', [3]],
  ])('stops seats with %s', (_, seats) => {
    expect(() => assertSeats(compose({ pool, quotas, size: 3 }), seats)).toThrow(InvalidPanelError);
  });
});
