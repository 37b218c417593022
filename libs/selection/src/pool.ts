/** One applicant. */
export interface Person {
  /** Unique within the pool, and the only thing a result names people by. */
  id: string;
  /** Attribute to value, e.g. `{ gender: 'female', region: 'north' }`; attributes without a quota are ignored. */
  values: Record<string, string>;
  /**
   * 1–5, how well the person discusses. Carried along (it enters the input hash) but without any influence on the
   * lottery: choosing by rating would lower somebody's chance for it.
   */
  rating?: number;
}

/** How many seats of the panel may go to people whose `attribute` is `value`: whole numbers, `min <= max`. */
export interface Quota {
  attribute: string;
  value: string;
  min: number;
  max: number;
}

/** Names a quota: one value of one attribute. */
export interface QuotaName {
  attribute: string;
  value: string;
}

/**
 * Code-unit order. The order of ids and values decides which random number falls on whom, so it must not depend on
 * the machine's language settings as `localeCompare` does.
 */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The quotas in the one order that every part of the library works in, so that the order of input cannot matter. */
export function inOrder(quotas: readonly Quota[]): Quota[] {
  return [...quotas].sort((a, b) => byText(a.attribute, b.attribute) || byText(a.value, b.value));
}

/** The attributes that have quotas, in text order. */
export function quotaAttributes(quotas: readonly Quota[]): string[] {
  return [...new Set(quotas.map((quota) => quota.attribute))].sort(byText);
}

/** A person's value, or undefined when the person lacks the attribute (never something inherited from `Object`). */
export function valueOf(person: Person, attribute: string): string | undefined {
  return Object.hasOwn(person.values, attribute) ? person.values[attribute] : undefined;
}
