import type { AttributeEntry, BalanceOfAttribute, PanelView, QuotaEntry } from '@lytt/shared';
import { counts, nameOf } from './quota-name.js';

type Attributes = Record<string, string>;

/** Everybody who is counted, by how far they have come. */
export interface Counted {
  pool: readonly Attributes[];
  eligible: readonly Attributes[];
  confirmed: readonly Attributes[];
  picked: readonly Attributes[];
}

/** Pool, target and panel side by side, in people, for every value of every attribute. */
export function balanceOf(
  attributes: readonly AttributeEntry[],
  quotas: readonly QuotaEntry[],
  people: Counted,
): BalanceOfAttribute[] {
  const plain = quotas.filter(({ and = [] }) => and.length === 0);
  return attributes.map(({ key, label, values }) => ({
    attribute: key,
    label,
    rows: values.map((entry) => {
      const quota = plain.find((each) => each.attribute === key && each.value === entry.value);
      return {
        value: entry.value,
        label: entry.label,
        min: quota?.min ?? null,
        max: quota?.max ?? null,
        target: quota ? (quota.soft?.target ?? (quota.min + quota.max) / 2) : null,
        ...countsOf({ attribute: key, value: entry.value }, people),
      };
    }),
  }));
}

/** The same for each crossed quota of the plan. */
export const crossedBalance = (quotas: readonly QuotaEntry[], people: Counted): PanelView['crossed'] =>
  quotas.filter(({ and = [] }) => and.length > 0).map((quota) => ({ ...nameOf(quota), ...countsOf(quota, people) }));

function countsOf(quota: Parameters<typeof counts>[0], people: Counted) {
  const count = (some: readonly Attributes[]): number => some.filter((person) => counts(quota, person)).length;
  return {
    pool: count(people.pool),
    eligible: count(people.eligible),
    confirmed: count(people.confirmed),
    picked: count(people.picked),
  };
}
