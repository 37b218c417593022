import fc from 'fast-check';
import { apportionSeats, seatsFromShares, type Share } from './index.js';

const share = (value: string, percent: number): Share => ({ attribute: 'a', value, percent });

/** Percentages of one attribute that sum to 100. */
const shares = fc
  .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 8 })
  .filter((parts) => parts.some((part) => part > 0))
  .map((parts) => {
    const total = parts.reduce((sum, part) => sum + part, 0);
    return parts.map((part, i) => share(`v${i}`, (100 * part) / total));
  });

describe('quotas from percentages', () => {
  it('are widened by a seat in a small panel, so that half of fifteen is not a rigid quota', () => {
    expect(seatsFromShares([share('x', 50), share('y', 50)], 15).map(({ min, max }) => [min, max])).toEqual([
      [6, 9],
      [6, 9],
    ]);
    expect(seatsFromShares([share('x', 50), share('y', 50)], 100)[0]).toMatchObject({ min: 50, max: 50 });
    expect(seatsFromShares([share('x', 50), share('y', 50)], 100, { widen: 2 })[0]).toMatchObject({ min: 48, max: 52 });
  });

  it('exclude where the share is none, and do not stumble over binary fractions', () => {
    expect(seatsFromShares([share('x', 100), share('y', 0)], 15)[1]).toMatchObject({ min: 0, max: 0 });
    expect(seatsFromShares([share('x', 7), share('y', 93)], 100)[0]).toMatchObject({ min: 7, max: 7 });
  });

  it('always leave room for a whole panel', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 200 }), (some, size) => {
        const quotas = seatsFromShares(some, size);
        expect(quotas.reduce((sum, { min }) => sum + min, 0)).toBeLessThanOrEqual(size);
        expect(quotas.reduce((sum, { max }) => sum + max, 0)).toBeGreaterThanOrEqual(size);
        for (const { min, max } of quotas) expect(0 <= min && min <= max && max <= size).toBe(true);
      }),
    );
  });

  it('refuse shares that do not sum to a whole', () => {
    expect(() => seatsFromShares([share('x', 50), share('y', 40)], 15)).toThrow('the shares of a sum to 90 %');
    expect(() => seatsFromShares([share('x', 33.3), share('y', 66.6)], 15)).not.toThrow();
    expect(() => apportionSeats([share('x', 100)], 0)).toThrow(RangeError);
    expect(() => apportionSeats([share('x', 120), share('y', -20)], 5)).toThrow(RangeError);
  });
});

describe('whole seats from population shares', () => {
  it('add up for every size, and say by which rule', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 200 }), (some, size) => {
        for (const by of ['largestRemainder', 'sainteLague'] as const) {
          const given = apportionSeats(some, size, by);
          expect(given.by).toBe(by);
          expect(given.seats.reduce((sum, { seats }) => sum + seats, 0)).toBe(size);
        }
      }),
    );
  });

  it('stray from the exact share by less than a seat with largest remainders', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 200 }), (some, size) => {
        apportionSeats(some, size).seats.forEach(({ seats }, i) => {
          expect(Math.abs(seats - ((some[i]?.percent ?? 0) / 100) * size)).toBeLessThan(1 + 1e-6);
        });
      }),
    );
  });

  it('take no seat from anybody in a larger panel with Sainte-Laguë', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: 1, max: 60 }), (some, size) => {
        const [small, large] = [size, size + 1].map((each) => apportionSeats(some, each, 'sainteLague').seats);
        small?.forEach(({ seats }, i) => expect(large?.[i]?.seats).toBeGreaterThanOrEqual(seats));
      }),
    );
  });

  it('differ for 53, 24 and 23 percent of seven seats', () => {
    const some = [share('x', 53), share('y', 24), share('z', 23)];
    expect(apportionSeats(some, 7).seats.map(({ seats }) => seats)).toEqual([4, 2, 1]);
    expect(apportionSeats(some, 7, 'sainteLague').seats.map(({ seats }) => seats)).toEqual([3, 2, 2]);
  });
});
