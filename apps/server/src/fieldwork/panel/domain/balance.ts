import type { AttributeEntry, BalanceOfAttribute, QuotaEntry } from '@lytt/shared';

type Attributes = Record<string, string>;

/** Pool, target and panel side by side, in people, for every value of every attribute. */
export function balanceOf(
  attributes: readonly AttributeEntry[],
  quotas: readonly QuotaEntry[],
  pool: readonly Attributes[],
  picked: readonly Attributes[],
): BalanceOfAttribute[] {
  return attributes.map(({ key, label, values }) => ({
    attribute: key,
    label,
    rows: values.map((entry) => {
      const quota = quotas.find((each) => each.attribute === key && each.value === entry.value);
      const count = (people: readonly Attributes[]): number =>
        people.filter((person) => person[key] === entry.value).length;
      return {
        value: entry.value,
        label: entry.label,
        min: quota?.min ?? null,
        max: quota?.max ?? null,
        pool: count(pool),
        target: quota ? (quota.min + quota.max) / 2 : null,
        picked: count(picked),
      };
    }),
  }));
}
