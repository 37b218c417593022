import type { Difference } from './values.js';

export const METRICS = ['nominal', 'ordinal', 'interval', 'ratio'] as const;
export type Metric = (typeof METRICS)[number];

/**
 * Krippendorff's difference functions (Content Analysis, 2004, section 11.3.4; Computing Krippendorff's
 * Alpha-Reliability, 2011, section F). The ordinal one depends on how often each value was given.
 *
 * @param counts how many pairable values stand at each value, for the ordinal metric
 */
export function differenceOf(metric: 'nominal'): Difference<string | number>;
export function differenceOf(
  metric: Exclude<Metric, 'nominal'>,
  counts: ReadonlyMap<number, number>,
): Difference<number>;
export function differenceOf(
  metric: Metric,
  counts: ReadonlyMap<number, number> = new Map(),
): Difference<string | number> | Difference<number> {
  switch (metric) {
    case 'nominal':
      return (one: string | number, other: string | number) => (one === other ? 0 : 1);
    case 'interval':
      return (one: number, other: number) => (one - other) ** 2;
    case 'ratio':
      return (one: number, other: number) => (one === other ? 0 : ((one - other) / (one + other)) ** 2);
    case 'ordinal':
      return ordinalDifference(counts);
  }
}

function ordinalDifference(counts: ReadonlyMap<number, number>): Difference<number> {
  const upTo = new Map<number, number>();
  let sum = 0;
  for (const [value, count] of [...counts].sort(([one], [other]) => one - other)) upTo.set(value, (sum += count));
  return (one, other) => {
    if (one === other) return 0;
    const [low, high] = one < other ? [one, other] : [other, one];
    const ends = (counts.get(low) ?? 0) + (counts.get(high) ?? 0);
    const between = (upTo.get(high) ?? 0) - (upTo.get(low) ?? 0) + (counts.get(low) ?? 0);
    return (between - ends / 2) ** 2;
  };
}

/** 1 − |A ∩ B| / |A ∪ B| of two sets of codes; two empty sets do not differ. */
export function jaccardDistance(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((code) => other.has(code)).length;
  const either = one.size + other.size - shared;
  return either === 0 ? 0 : 1 - shared / either;
}

/**
 * MASI (Passonneau 2006): Jaccard's share weighted by 1 for equal sets, 2/3 where one holds the other, 1/3 where they
 * overlap, 0 where they do not.
 */
export function masiDistance(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((code) => other.has(code)).length;
  if (one.size === other.size && shared === one.size) return 0;
  const smaller = Math.min(one.size, other.size);
  const monotony = shared === 0 ? 0 : shared === smaller ? 2 / 3 : 1 / 3;
  return 1 - monotony * (1 - jaccardDistance(one, other));
}
