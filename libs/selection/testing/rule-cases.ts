import fc from 'fast-check';
import type { PanelQuestion } from '../src/pool.js';
import { allPanels, meetsQuotas } from './brute-force.js';
import { smallCases } from './small-cases.js';

/** Small pools with every kind of rule; sound input, so pins and groups do not contradict one another. */
export const ruleCases: fc.Arbitrary<PanelQuestion> = smallCases
  .filter(({ pool }) => pool.length >= 4)
  .chain(({ pool, quotas, size }) => {
    const ids = pool.map(({ id }) => id);
    const attributes = Object.keys(pool[0]?.values ?? {});
    const [first = '', second = ''] = attributes;
    const crossed = fc
      .tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 1, max: size + 1 }), fc.constantFrom(...pool))
      .map(([min, max, { values }]) => ({
        attribute: first,
        value: values[first] ?? '',
        and: [{ attribute: second, value: values[second] ?? '' }],
        min: Math.min(min, max),
        max,
      }));
    return fc
      .record({
        ratings: fc.array(fc.option(fc.integer({ min: 1, max: 5 })), { minLength: ids.length, maxLength: ids.length }),
        crossed: attributes.length > 1 ? fc.option(crossed) : fc.constant(null),
        pin: fc.option(fc.constantFrom(...ids)),
        exclusion: fc.option(fc.constantFrom(...ids)),
        apart: fc.array(fc.subarray(ids, { minLength: 2, maxLength: 3 }), { maxLength: 2 }),
        floor: fc.option(fc.integer({ min: 0, max: 3 * size })),
        soft: fc.array(
          fc.option(fc.record({ target: fc.integer({ min: 0, max: size }), weight: fc.constantFrom(1, 2.5) })),
          {
            minLength: quotas.length,
            maxLength: quotas.length,
          },
        ),
        softSlack: fc.constantFrom(0, 1),
      })
      .map(({ ratings, crossed: cell, pin, exclusion, apart, floor, soft, softSlack }) => ({
        pool: pool.map((person, i) => {
          const rating = ratings[i] ?? null;
          return rating === null ? person : { ...person, rating };
        }),
        quotas: [
          ...quotas.map((quota, q) => ({ ...quota, ...(soft[q] ? { soft: soft[q] } : {}) })),
          ...(cell ? [cell] : []),
        ],
        size,
        pins: pin === null ? [] : [pin],
        exclusions: exclusion === null || exclusion === pin ? [] : [{ id: exclusion, reason: 'knows-us' }],
        apart,
        ...(floor === null ? {} : { floor: { total: floor, unrated: 2 } }),
        softSlack,
      }));
  });

/** Whether a panel keeps everything but the soft targets, straight from the definition. */
export function keepsRules(panel: readonly string[], question: PanelQuestion): boolean {
  const { pool, quotas, pins = [], exclusions = [], apart = [], floor } = question;
  const rating = pool
    .filter(({ id }) => panel.includes(id))
    .reduce((sum, person) => sum + (person.rating ?? floor?.unrated ?? 0), 0);
  return (
    meetsQuotas(panel, pool, quotas) &&
    pins.every((id) => panel.includes(id)) &&
    exclusions.every(({ id }) => !panel.includes(id)) &&
    apart.every((group) => group.filter((id) => panel.includes(id)).length <= 1) &&
    rating >= (floor?.total ?? 0)
  );
}

/** Weighted distance of a panel from the soft targets. */
export function distanceOf(panel: readonly string[], { pool, quotas }: PanelQuestion): number {
  return quotas.reduce((sum, { attribute, value, and = [], soft }) => {
    if (!soft) return sum;
    const traits = [{ attribute, value }, ...and];
    const members = pool.filter(({ id }) => panel.includes(id));
    const seats = members.filter(({ values }) => traits.every((trait) => values[trait.attribute] === trait.value));
    return sum + soft.weight * Math.abs(seats.length - soft.target);
  }, 0);
}

/** Every valid panel: those that keep the rules and are as near to the soft targets as any, up to the slack. */
export function validPanels(question: PanelQuestion): string[][] {
  const kept = allPanels(question.pool, question.size).filter((panel) => keepsRules(panel, question));
  const least = Math.min(...kept.map((panel) => distanceOf(panel, question)));
  return kept.filter((panel) => distanceOf(panel, question) <= least + (question.softSlack ?? 0) + 1e-9);
}
