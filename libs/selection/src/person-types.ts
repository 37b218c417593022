import { byText, counts, inOrder, type PanelQuestion, type Quota } from './pool.js';
import { ratingOf, withoutExcluded } from './problems.js';

/** People whom no rule can tell apart. */
export interface PersonType {
  /** Positions in `Composition.quotas` that count this type, ascending. */
  readonly quotas: readonly number[];
  /** Everyone of the type, in text order; never empty. */
  readonly ids: readonly string[];
  /** Everyone of the type sits in every panel. */
  readonly pinned: boolean;
  /** What each of them adds to the panel's total rating; 0 when there is no floor. */
  readonly rating: number;
}

/** Something besides a quota that a panel keeps: `lower <= sum(values * seats of types) <= upper`, whole numbers. */
export interface SideRow {
  readonly rule: { rule: 'apart'; persons: string[] } | { rule: 'floor'; total: number };
  readonly lower: number;
  readonly upper: number;
  readonly types: readonly number[];
  readonly values: readonly number[];
}

/** Targets to come near to, by position of their quota. */
export interface SoftGoal {
  readonly targets: readonly { quota: number; target: number; weight: number }[];
  /** Greatest weighted distance of a valid panel; infinite before it is known. */
  readonly limit: number;
}

/**
 * A pool seen through its rules. A panel is then a whole number of seats for each type.
 *
 * Nothing is lost: the fairness aims are convex and treat people symmetrically, so some optimal lottery gives
 * everyone of a type the same chance. And identical people are equal exactly, not only up to the solver's tolerance.
 */
export interface Composition {
  readonly types: readonly PersonType[];
  readonly quotas: readonly Quota[];
  readonly size: number;
  readonly sides: readonly SideRow[];
  readonly soft: SoftGoal | undefined;
}

/** Seats for each type, as long as `Composition.types`. */
export type Seats = readonly number[];

/** Groups the pool; expects sound input (`inputProblems` found nothing). Independent of the order of its inputs. */
export function compose(question: PanelQuestion): Composition {
  const { size, floor, pins = [] } = question;
  const quotas = inOrder(question.quotas);
  const people = withoutExcluded(question).sort((a, b) => byText(a.id, b.id));
  const present = new Set(people.map(({ id }) => id));
  const groups = (question.apart ?? [])
    .map((group) => [...new Set(group)].filter((id) => present.has(id)).sort(byText))
    .filter((group) => group.length > 1)
    .sort((a, b) => byText(JSON.stringify(a), JSON.stringify(b)));
  const groupsOf = new Map<string, number[]>();
  groups.forEach((group, g) => group.forEach((id) => groupsOf.set(id, [...(groupsOf.get(id) ?? []), g])));
  const pinned = new Set(pins);

  const found = new Map<
    string,
    { quotas: number[]; ids: string[]; pinned: boolean; rating: number; apart: number[] }
  >();
  for (const person of people) {
    const counted = [...quotas.keys()].filter((q) => counts(quotas[q] as Quota, person));
    const apart = groupsOf.get(person.id) ?? [];
    const rating = floor ? ratingOf(person, floor.unrated) : 0;
    const key = JSON.stringify([counted, pinned.has(person.id), rating, apart]);
    const type = found.get(key);
    if (type) type.ids.push(person.id);
    else found.set(key, { quotas: counted, ids: [person.id], pinned: pinned.has(person.id), rating, apart });
  }
  const types = [...found.keys()]
    .sort(byText)
    .map((key) => found.get(key) as NonNullable<ReturnType<typeof found.get>>);
  const sides: SideRow[] = groups.map((persons, g) => {
    const members = [...types.keys()].filter((t) => types[t]?.apart.includes(g));
    return { rule: { rule: 'apart', persons }, lower: 0, upper: 1, types: members, values: members.map(() => 1) };
  });
  if (floor) {
    const rated = [...types.keys()].filter((t) => types[t]?.rating !== 0);
    const values = rated.map((t) => types[t]?.rating ?? 0);
    sides.push({
      rule: { rule: 'floor', total: floor.total },
      lower: floor.total,
      upper: Infinity,
      types: rated,
      values,
    });
  }
  const targets = [...quotas.entries()].flatMap(([quota, { soft }]) => (soft ? [{ quota, ...soft }] : []));
  return {
    types: types.map(({ apart: _apart, ...type }) => type),
    quotas,
    size,
    sides,
    soft: targets.length > 0 ? { targets, limit: Infinity } : undefined,
  };
}

/** How many seats each quota of the composition counts. */
export function quotaCounts(composition: Composition, seats: Seats): number[] {
  const sums = composition.quotas.map(() => 0);
  composition.types.forEach((type, t) => {
    for (const q of type.quotas) sums[q] = (sums[q] ?? 0) + (seats[t] ?? 0);
  });
  return sums;
}

/** Weighted distance of a panel from the soft targets. */
export function softDistance(composition: Composition, seats: Seats): number {
  const sums = quotaCounts(composition, seats);
  return (composition.soft?.targets ?? []).reduce(
    (sum, { quota, target, weight }) => sum + weight * Math.abs((sums[quota] ?? 0) - target),
    0,
  );
}

/** Sum of the ratings of a panel. */
export function totalRating(composition: Composition, seats: Seats): number {
  return composition.types.reduce((sum, { rating }, t) => sum + rating * (seats[t] ?? 0), 0);
}
