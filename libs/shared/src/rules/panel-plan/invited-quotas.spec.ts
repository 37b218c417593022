import * as fc from 'fast-check';
import { changeOfPlan, quotasForInvited } from './index.js';

const sizes = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.nat(40))
  .map(([seats, more]) => ({ seats, invite: seats + more }));
/** One attribute whose quotas a panel of `seats` can meet: counts that add up, and bounds around them. */
const met = sizes.chain(({ seats, invite }) =>
  fc.array(fc.tuple(fc.nat(seats), fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 5 }).map((values) => {
    let left = seats;
    const quotas = values.map(([wish, below, above], at) => {
      const count = at === values.length - 1 ? left : Math.min(left, wish);
      left -= count;
      return { attribute: 'age', value: `v${at}`, min: Math.max(0, count - below), max: count + above };
    });
    return { seats, invite, quotas };
  }),
);

describe('quotas for more people than seats', () => {
  it('are the same when as many are asked as there are seats', () => {
    const quotas = [{ attribute: 'gender', value: 'woman', min: 6, max: 9, minFlex: 5, maxFlex: 10 }];
    expect(quotasForInvited(quotas, 15, 15)).toEqual(quotas);
  });

  it('grow in proportion: 6 to 9 women of 15 are 8 to 12 of 20', () => {
    const [grown] = quotasForInvited(
      [{ attribute: 'gender', value: 'woman', min: 6, max: 9, soft: { target: 7.5, weight: 2 }, share: 50, note: 'x' }],
      15,
      20,
    );
    expect(grown).toEqual({
      attribute: 'gender',
      value: 'woman',
      min: 8,
      max: 12,
      soft: { target: 10, weight: 2 },
    });
  });

  it('cannot be told for no seats', () => {
    expect(() => quotasForInvited([], 0, 5)).toThrow(RangeError);
  });

  it('are never made impossible by rounding: what the seats could meet, the people asked can', () => {
    fc.assert(
      fc.property(met, ({ seats, invite, quotas }) => {
        const grown = quotasForInvited(quotas, seats, invite);
        expect(grown.reduce((sum, { min }) => sum + min, 0)).toBeLessThanOrEqual(invite);
        expect(grown.reduce((sum, { max }) => sum + max, 0)).toBeGreaterThanOrEqual(invite);
        for (const { min, max } of grown) expect(min).toBeLessThanOrEqual(max);
      }),
    );
  });

  it('take a change back to the seats as the least one that does', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.nat(30),
        fc.nat(10),
        fc.constantFrom('min' as const, 'max' as const),
        (of, at, by, bound) => {
          const { seats, invite } = of;
          const quota = { attribute: 'a', value: 'b', min: bound === 'min' ? at : 0, max: bound === 'max' ? at : 500 };
          const from = quotasForInvited([quota], seats, invite)[0]?.[bound] ?? 0;
          const to = bound === 'min' ? Math.max(0, from - by) : from + by;
          fc.pre(to !== from);
          const change = changeOfPlan({ attribute: 'a', value: 'b', bound, from, to }, quota, seats, invite);
          const reached = (count: number): number =>
            quotasForInvited([{ ...quota, [bound]: count }], seats, invite)[0]?.[bound] ?? 0;
          const wanted = change?.to ?? 0;
          if (bound === 'min') {
            expect(reached(wanted)).toBeLessThanOrEqual(to);
            expect(reached(wanted + 1)).toBeGreaterThan(to);
          } else {
            expect(reached(wanted)).toBeGreaterThanOrEqual(to);
            expect(reached(wanted - 1)).toBeLessThan(to);
          }
        },
      ),
    );
  });
});
