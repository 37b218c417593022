import fc from 'fast-check';
import type { Person, Quota } from '../src/pool.js';

/** A pool small enough to write down every panel. */
export interface SmallCase {
  pool: Person[];
  quotas: Quota[];
  size: number;
}

const ATTRIBUTES = { gender: ['f', 'm'], age: ['old', 'young', 'mid'], region: ['n', 's'] };

const range = (size: number) =>
  fc.tuple(fc.integer({ min: 0, max: size }), fc.integer({ min: 0, max: size })).map(([a, b]) => [
    Math.min(a, b),
    // Wide more often than narrow, so that a fair share of the cases has a valid panel.
    Math.min(size, Math.max(a, b) + 1),
  ]);

/** Random small pools with sound input; about half of them have a valid panel. */
export const smallCases: fc.Arbitrary<SmallCase> = fc
  .record({
    size: fc.integer({ min: 1, max: 4 }),
    attributes: fc.subarray(Object.entries(ATTRIBUTES), { minLength: 1 }),
  })
  .chain(({ size, attributes }) => {
    const values = fc.record(Object.fromEntries(attributes.map(([name, all]) => [name, fc.constantFrom(...all)])));
    const quotas = fc.tuple(
      ...attributes.flatMap(([attribute, all]) =>
        all.map((value) => range(size).map(([min = 0, max = 0]) => ({ attribute, value, min, max }))),
      ),
    );
    return fc.record({
      pool: fc
        .array(values, { minLength: size, maxLength: 9 })
        .map((rows) => rows.map((row, i) => ({ id: `p${i}`, values: row as Record<string, string> }))),
      quotas,
      size: fc.constant(size),
    });
  });
