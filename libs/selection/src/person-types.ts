import { byText, inOrder, quotaAttributes, valueOf, type Person, type Quota } from './pool.js';

/** People whom no quota can tell apart. */
export interface PersonType {
  /** Positions in `Composition.quotas` that count this type, one for each attribute with quotas. */
  readonly quotas: readonly number[];
  /** Everyone of the type, in text order; never empty. */
  readonly ids: readonly string[];
}

/**
 * A pool seen through its quotas. A panel is then a whole number of seats for each type.
 *
 * Nothing is lost: the fairness aims are convex and treat people symmetrically, so some optimal lottery gives
 * everyone of a type the same chance. And identical people are equal exactly, not only up to the solver's tolerance.
 */
export interface Composition {
  readonly types: readonly PersonType[];
  readonly quotas: readonly Quota[];
  readonly size: number;
}

/** Seats for each type, as long as `Composition.types`. */
export type Seats = readonly number[];

/** Groups the pool; expects sound input (`inputProblems` found nothing). Independent of the order of its inputs. */
export function compose(pool: readonly Person[], quotas: readonly Quota[], size: number): Composition {
  const ordered = inOrder(quotas);
  const attributes = quotaAttributes(quotas);
  const position = new Map(ordered.map((quota, at) => [JSON.stringify([quota.attribute, quota.value]), at]));
  const groups = new Map<string, { quotas: number[]; ids: string[] }>();
  for (const person of [...pool].sort((a, b) => byText(a.id, b.id))) {
    const counted = attributes.map((attribute) => {
      const at = position.get(JSON.stringify([attribute, valueOf(person, attribute)]));
      if (at === undefined) throw new Error(`Person ${person.id} has no quota for "${attribute}"`);
      return at;
    });
    const key = JSON.stringify(counted);
    const group = groups.get(key);
    if (group) group.ids.push(person.id);
    else groups.set(key, { quotas: counted, ids: [person.id] });
  }
  const types = [...groups.keys()].sort(byText).map((key) => groups.get(key) as PersonType);
  return { types, quotas: ordered, size };
}

/** How many seats each quota of the composition counts. */
export function quotaCounts(composition: Composition, seats: Seats): number[] {
  const counts = composition.quotas.map(() => 0);
  composition.types.forEach((type, t) => {
    for (const q of type.quotas) counts[q] = (counts[q] ?? 0) + (seats[t] ?? 0);
  });
  return counts;
}
