import type { Person, Quota } from '../src/pool.js';
import { SeededRandom } from '../src/seeded-random.js';

/** For each attribute its values with their relative frequency among applicants and in the population. */
export type Traits = Record<string, Record<string, { applicants: number; population: number }>>;

const among = (applicants: number, population: number) => ({ applicants, population });

/** Applicants of a usual open call: too many women, too many old and too many educated people. */
export const SKEWED: Traits = {
  age: {
    '16-29': among(10, 22),
    '30-44': among(20, 25),
    '45-59': among(26, 25),
    '60-74': among(32, 18),
    '75+': among(12, 10),
  },
  education: { short: among(12, 30), middle: among(30, 38), long: among(58, 32) },
  gender: { female: among(62, 50), male: among(36, 48), other: among(2, 2) },
  region: {
    north: among(8, 10),
    middle: among(14, 14),
    west: among(24, 26),
    south: among(10, 14),
    east: among(44, 36),
  },
};

/** Applicants with independent traits, the same for the same seed. */
export function generatePool(size: number, traits: Traits, seed: string): Person[] {
  const random = new SeededRandom(seed, 'test pool');
  const trait = (values: Traits[string]): string => {
    const total = Object.values(values).reduce((sum, { applicants }) => sum + applicants, 0);
    let left = random.below(total);
    return Object.keys(values).find((value) => (left -= values[value]?.applicants ?? 0) < 0) ?? '';
  };
  return Array.from({ length: size }, (_, i) => ({
    id: `p${String(i + 1).padStart(4, '0')}`,
    values: Object.fromEntries(Object.entries(traits).map(([attribute, values]) => [attribute, trait(values)])),
    rating: 1 + random.below(5),
  }));
}

/** Quotas around the population's share of the panel: rounded down and up, widened by `slack`. */
export function populationQuotas(size: number, traits: Traits, slack: number): Quota[] {
  return Object.entries(traits).flatMap(([attribute, values]) => {
    const total = Object.values(values).reduce((sum, { population }) => sum + population, 0);
    return Object.entries(values).map(([value, { population }]) => {
      const share = (population / total) * size;
      return { attribute, value, min: Math.max(0, Math.floor(share) - slack), max: Math.ceil(share) + slack };
    });
  });
}

/** People with the given values: `people(3, { gender: 'female' })` has ids `female1` to `female3`. */
export function people(
  count: number,
  values: Record<string, string>,
  name = Object.values(values).join('-'),
): Person[] {
  return Array.from({ length: count }, (_, i) => ({ id: `${name}${i + 1}`, values }));
}
