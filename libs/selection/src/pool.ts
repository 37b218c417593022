/** One applicant. */
export interface Person {
  /** Unique within the pool, and the only thing a result names people by. */
  id: string;
  /** Attribute to value, e.g. `{ gender: 'female', region: 'north' }`; attributes without a quota are ignored. */
  values: Record<string, string>;
  /**
   * 1–5 in whole bands, how well the person discusses. Without any influence on the lottery unless a draw names a
   * `floor`: choosing by rating lowers somebody's chance for it.
   */
  rating?: number;
}

/** One value of one attribute. */
export interface Trait {
  attribute: string;
  value: string;
}

/** Names a quota: people with this value and, in a crossed quota, with all the traits in `and` besides. */
export interface QuotaName extends Trait {
  and?: readonly Trait[];
}

/** How many seats of the panel may go to the people it names: whole numbers, `min <= max`. */
export interface Quota extends QuotaName {
  min: number;
  max: number;
  /** How far a suggested change may lower `min` (0 unless told) and raise `max` (no end unless told). */
  minFlex?: number;
  maxFlex?: number;
  /**
   * A wish within `min`–`max`: among all valid panels only those count whose weighted distance from all such targets,
   * `sum weight * |seats - target|`, is as small as it can be (see `softSlack`). `target` 0 or more, `weight` above 0.
   */
  soft?: { target: number; weight: number };
}

/** What a panel has to keep besides quotas. People are named by id. */
export interface Rules {
  /** Sit in every panel. */
  pins?: readonly string[];
  /** Sit in none; `reason` is a code that the record repeats. */
  exclusions?: readonly { id: string; reason: string }[];
  /** Of each group (a household, an employer) at most one may sit in a panel. */
  apart?: readonly (readonly string[])[];
  /** Least sum of the panel's ratings. `unrated`: what a person without a rating counts as, 0–5, whole. */
  floor?: { total: number; unrated: number };
  /** How much further than necessary a panel may be from the soft targets, as weighted distance; 0 unless told. */
  softSlack?: number;
}

/** What panels are chosen from, and which ones are valid. */
export interface PanelQuestion extends Rules {
  pool: readonly Person[];
  quotas: readonly Quota[];
  /** Seats in the panel, 1 or more. */
  size: number;
}

/**
 * Code-unit order. The order of ids and values decides which random number falls on whom, so it must not depend on
 * the machine's language settings as `localeCompare` does.
 */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The traits of a quota in text order; more than one where it is crossed. */
export function traitsOf({ attribute, value, and = [] }: QuotaName): Trait[] {
  return [{ attribute, value }, ...and].sort((a, b) => byText(a.attribute, b.attribute) || byText(a.value, b.value));
}

export const isCrossed = (quota: QuotaName): boolean => (quota.and?.length ?? 0) > 0;

/** Equal for quotas that count the same people, however their traits are ordered. */
export function quotaKey(quota: QuotaName): string {
  return JSON.stringify(traitsOf(quota).map(({ attribute, value }) => [attribute, value]));
}

/** The name alone, as a result repeats it. */
export function nameOf({ attribute, value, and }: QuotaName): QuotaName {
  return and && and.length > 0
    ? { attribute, value, and: and.map((trait) => ({ attribute: trait.attribute, value: trait.value })) }
    : { attribute, value };
}

/** The quotas in the one order that every part of the library works in, so that the order of input cannot matter. */
export function inOrder(quotas: readonly Quota[]): Quota[] {
  return [...quotas].sort((a, b) => {
    const [first, second] = [traitsOf(a), traitsOf(b)];
    for (const [at, { attribute, value }] of first.entries()) {
      const other = second[at];
      if (!other) return 1;
      const order = byText(attribute, other.attribute) || byText(value, other.value);
      if (order !== 0) return order;
    }
    return first.length - second.length;
  });
}

/** The attributes that quotas name, in text order. */
export function quotaAttributes(quotas: readonly QuotaName[]): string[] {
  return [...new Set(quotas.flatMap((quota) => traitsOf(quota).map(({ attribute }) => attribute)))].sort(byText);
}

/** A person's value, or undefined when the person lacks the attribute (never something inherited from `Object`). */
export function valueOf(person: Person, attribute: string): string | undefined {
  return Object.hasOwn(person.values, attribute) ? person.values[attribute] : undefined;
}

/** Whether a quota counts this person. */
export function counts(quota: QuotaName, person: Person): boolean {
  const { and = [] } = quota;
  return (
    valueOf(person, quota.attribute) === quota.value &&
    and.every(({ attribute, value }) => valueOf(person, attribute) === value)
  );
}
