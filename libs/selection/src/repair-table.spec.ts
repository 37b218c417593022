import { people } from '../testing/pools.js';
import { compose } from './person-types.js';
import { RepairTable } from './repair-table.js';

// Types in text order of their quotas: 0 = a, 1 = b.
const pool = ['a', 'b'].flatMap((kind) => people(4, { kind }));
const quotas = ['a', 'b'].map((value) => ({ attribute: 'kind', value, min: 2, max: 2 }));
const composition = compose({ pool, quotas, size: 4 });
const [a, b] = [0, 1];
const panel = [a, a, b, b];

describe('the damage that a dropout leaves', () => {
  it('counts each missing seat against its quota and against the whole panel', () => {
    // One of two seats of b and one of four in all; calling a third a would only move the damage, so nobody is called.
    const table = new RepairTable(composition, panel, [[b]]);
    expect(table.damageWith(b)).toBeCloseTo(0);
    expect(table.damageWith(a)).toBeCloseTo(1 / 2 + 1 / 4);
  });

  it('never calls more reserves than seats fell empty', () => {
    const table = new RepairTable(composition, panel, [[]]);
    expect(table.damageWith(a)).toBe(0);
  });

  it('exchanges a called reserve for a better one that comes later', () => {
    const loose = compose({
      pool,
      quotas: [
        { attribute: 'kind', value: 'a', min: 0, max: 4 },
        { ...quotas[1]!, max: 4 },
      ],
      size: 4,
    });
    const table = new RepairTable(loose, panel, [[b]]);
    table.add(a);
    expect(table.damageWith(a)).toBeCloseTo(1 / 4);
    expect(table.damageWith(b)).toBeCloseTo(0);
    table.add(b);
    expect(table.damageWith(a)).toBeCloseTo(0);
  });
});
