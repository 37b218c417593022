import fc from 'fast-check';
import { alphaOfUnits, krippendorffAlpha } from './alpha.js';
import { bootstrapInterval } from './bootstrap.js';
import { differenceOf, jaccardDistance, masiDistance, METRICS } from './metrics.js';
import { alphaOfOverlap, overlapOf } from './stretches.js';
import { unitizedAlpha } from './unitized-alpha.js';

const table = fc.integer({ min: 1, max: 8 }).chain((units) =>
  fc.array(fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: units, maxLength: units }), {
    minLength: 2,
    maxLength: 5,
  }),
);

describe('alpha', () => {
  it('is undefined, and neither 1 nor 0, where everybody gave the same value everywhere', () => {
    const same = [
      [1, 1, 1],
      [1, 1, 1],
    ];
    expect(krippendorffAlpha(same, 'nominal')).toEqual({ defined: false, why: 'one value' });
  });

  it('is undefined where no unit has two values', () => {
    const apart = [
      [1, null],
      [null, 2],
    ];
    expect(krippendorffAlpha(apart, 'interval')).toEqual({ defined: false, why: 'no pairs' });
  });

  it('is 1 for coders who agree on more than one value, by every metric', () => {
    const agreed = [
      [1, 2, 3],
      [1, 2, 3],
    ];
    for (const metric of METRICS) expect(krippendorffAlpha(agreed, metric)).toMatchObject({ alpha: 1 });
  });

  it('does not know in which order coders and units stand', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(...METRICS), (rows, metric) => {
        const turned = [...rows].reverse().map((row) => [...row].reverse());
        const [one, other] = [krippendorffAlpha(rows, metric), krippendorffAlpha(turned, metric)];
        expect(one.defined).toBe(other.defined);
        if (one.defined && other.defined) expect(one.alpha).toBeCloseTo(other.alpha, 9);
      }),
    );
  });

  it('is the same for nominal values whatever they are called', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const named = rows.map((row) => row.map((value) => (value === null ? null : `code ${value}`)));
        expect(krippendorffAlpha(named, 'nominal')).toEqual(krippendorffAlpha(rows, 'nominal'));
      }),
    );
  });

  it('refuses words where it needs numbers, and rows of different length', () => {
    expect(() => krippendorffAlpha([['good'], ['bad']], 'ordinal')).toThrow('"good" is not a number');
    expect(() => krippendorffAlpha([[1, 2], [1]], 'nominal')).toThrow(RangeError);
  });

  it('of sets of codes by Jaccard is nominal alpha where each set holds one code', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c'))), (pairs) => {
        const sets = pairs.map((pair) => pair.map((code) => new Set([code])));
        expect(alphaOfUnits(sets, jaccardDistance)).toEqual(alphaOfUnits(pairs, differenceOf('nominal')));
      }),
    );
  });
});

describe('the distance of two sets of codes', () => {
  const [none, one, two, other] = [new Set<string>(), new Set(['a']), new Set(['a', 'b']), new Set(['b', 'c'])];
  it('is nothing between two answers that were left uncoded, and whole between disjoint sets', () => {
    expect([jaccardDistance(none, none), masiDistance(none, none)]).toEqual([0, 0]);
    expect([jaccardDistance(one, other), masiDistance(one, other)]).toEqual([1, 1]);
  });
  it('is smaller by MASI where one set holds the other than where they only overlap', () => {
    expect(masiDistance(one, two)).toBeCloseTo(1 - (2 / 3) * (1 / 2), 12);
    expect(masiDistance(two, other)).toBeCloseTo(1 - (1 / 3) * (1 / 3), 12);
  });
});

describe('the interval of a figure', () => {
  const chance = (): ((bound: number) => number) => {
    let state = 7;
    return (bound) => (state = (state * 48271) % 2147483647) % bound;
  };
  const units = Array.from({ length: 40 }, (_, at) => (at % 4 === 0 ? [at % 2, 1] : [at % 3, at % 3]));
  const nominal = (drawn: readonly (readonly number[])[]) => alphaOfUnits(drawn, differenceOf('nominal'));

  it('holds the figure and is the same for the same chance', () => {
    const figure = nominal(units);
    const interval = bootstrapInterval(units, nominal, chance());
    if (!figure.defined || !interval) throw new Error('no figure');
    expect(interval.low).toBeLessThan(figure.alpha);
    expect(interval.high).toBeGreaterThan(figure.alpha);
    expect(bootstrapInterval(units, nominal, chance())).toEqual(interval);
  });

  it('is absent where no unit has two values', () => {
    expect(bootstrapInterval([[1], []], nominal, chance())).toBeNull();
  });
});

describe('characters', () => {
  const stretches = fc.array(
    fc
      .tuple(fc.nat(60), fc.nat(60))
      .map(([start, end]) => ({ start: Math.min(start, end), end: Math.max(start, end) })),
    { maxLength: 4 },
  );
  it('are counted as if each were looked at by itself', () => {
    fc.assert(
      fc.property(stretches, stretches, (one, other) => {
        const marks = (list: typeof one, at: number): boolean => list.some(({ start, end }) => start <= at && at < end);
        const pairs = Array.from({ length: 60 }, (_, at) => [marks(one, at), marks(other, at)]);
        const overlap = overlapOf([{ length: 60, one, other }]);
        expect(overlap.both).toBe(pairs.filter(([first, second]) => first && second).length);
        expect(overlap.neither).toBe(pairs.filter(([first, second]) => !first && !second).length);
        const numbers = pairs.map((pair) => pair.map(Number));
        const [counted, summed] = [alphaOfUnits(numbers, differenceOf('nominal')), alphaOfOverlap(overlap)];
        expect(summed.defined).toBe(counted.defined);
        if (summed.defined && counted.defined) expect(summed.alpha).toBeCloseTo(counted.alpha, 9);
      }),
    );
  });
});

describe('unitized alpha', () => {
  it('is 1 in every part where two coders marked the same words alike', () => {
    const units = [
      { start: 2, end: 9, value: 'for' },
      { start: 12, end: 20, value: 'against' },
    ];
    const found = unitizedAlpha(40, [units, units]);
    expect([found.whole, found.marking, found.values]).toEqual([1, 1, 1]);
    expect(found.coverage).toBeCloseTo(15 / 40, 12);
  });
  it('refuses units of one coder that overlap', () => {
    const units = [
      { start: 2, end: 9, value: 'for' },
      { start: 5, end: 20, value: 'against' },
    ];
    expect(() => unitizedAlpha(40, [units, []])).toThrow(RangeError);
  });
  it('is undefined where nobody marked anything', () => {
    expect(unitizedAlpha(40, [[], []])).toMatchObject({ whole: null, values: null, coverage: 0 });
  });
});
