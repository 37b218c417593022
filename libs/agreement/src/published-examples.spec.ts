import published from '../testing/published-examples.json';
import { krippendorffAlpha } from './alpha.js';
import { cohenKappa, fleissKappa, kappaOfMatrix } from './kappa.js';
import { METRICS } from './metrics.js';
import { alphaOfOverlap, dice, jaccard, kappaOfOverlap, overlapOf, type Stretch } from './stretches.js';
import { unitizedAlpha } from './unitized-alpha.js';
import { unitizingAlpha2004 } from './unitizing-alpha-2004.js';

const DIGITS = 0.0005000001;
/** As far as the source prints it. */
const within = (found: number | null, printed: number, tolerance = DIGITS): void =>
  expect(Math.abs((found ?? NaN) - printed)).toBeLessThanOrEqual(tolerance);
const figure = (found: { defined: boolean; alpha?: number; kappa?: number }): number =>
  found.alpha ?? found.kappa ?? NaN;
const stretch = ([start, end]: number[]): Stretch => ({ start: start ?? 0, end: end ?? 0 });

describe('the figures that were printed come out again', () => {
  it.each(published.alpha)('alpha: $id', ({ coders_by_units, expected, tol }) => {
    for (const metric of METRICS) {
      const printed = (expected as Partial<Record<string, number>>)[metric];
      if (printed !== undefined)
        within(figure(krippendorffAlpha(coders_by_units as (string | number | null)[][], metric)), printed, tol);
    }
  });

  it.each(published.cohen)('Cohen’s kappa: $id', ({ matrix, expected, tol }) => {
    const found = kappaOfMatrix(matrix);
    within(figure(found), expected.kappa, tol);
    if (!found.defined) throw new Error('no kappa');
    if (expected.po !== undefined) within(found.observed, expected.po, 0.005);
    if (expected.pe !== undefined) within(found.expected, expected.pe, 0.005);
  });

  it.each(published.fleiss)('Fleiss’ kappa: $id', ({ table, expected }) =>
    within(figure(fleissKappa(table)), expected),
  );

  it.each(published.unitized)('unitized alpha: $id', ({ length, coders, expected, byValue }) => {
    const found = unitizedAlpha(length, coders);
    within(found.whole, expected.u);
    within(found.marking, expected.bar);
    within(found.values, expected.cu);
    within(found.coverage, expected.coverage);
    for (const { value, alpha } of byValue) within(found.byValue.get(value) ?? null, alpha);
  });

  it.each(published.stretches)('characters marked with one code: $id', ({ length, A, B, expected }) => {
    const overlap = overlapOf([{ length, one: A.map(stretch), other: B.map(stretch) }]);
    expect(overlap).toEqual({
      both: expected.both,
      onlyOne: expected.onlyA,
      onlyOther: expected.onlyB,
      neither: expected.neither,
    });
    within(figure(kappaOfOverlap(overlap)), expected.kappa, 1e-6);
    within(jaccard(overlap), expected.jaccard, 1e-6);
    within(dice(overlap), expected.dice, 1e-6);
    if (expected.alpha !== undefined) within(figure(alphaOfOverlap(overlap)), expected.alpha, 1e-6);
  });

  it.each(published.unitized2004)('alpha for unitizing: $id', ({ begin, length, coders, expected }) => {
    for (const printed of expected) {
      const marked = coders.map((units) => units.filter(({ value }) => value === printed.value));
      const found = unitizingAlpha2004(begin, length, marked);
      if (!found.defined) throw new Error('no alpha');
      within(found.alpha, printed.alpha, 0.00005001);
      within(found.observed, printed.Do, 0.00005001);
      within(found.expected, printed.De, 0.00005001);
    }
  });

  it('kappa of a table of two coders is that of its matrix', () => {
    const cells = published.cohen[0]?.matrix ?? [];
    const pairs = cells.flatMap((row, one) =>
      row.flatMap((count, other) => Array.from({ length: count }, () => [one, other])),
    );
    const table = [pairs.map(([one]) => one ?? 0), pairs.map(([, other]) => other ?? 0)];
    expect(figure(cohenKappa(table))).toBeCloseTo(figure(kappaOfMatrix(cells)), 12);
  });
});
