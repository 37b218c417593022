import type { QuotaName } from '@lytt/shared';

type Trait = Pick<QuotaName, 'attribute' | 'value'>;
interface Named extends Trait {
  and?: readonly Trait[] | undefined;
}

export const traitsOf = ({ attribute, value, and = [] }: Named): Trait[] => [
  { attribute, value },
  ...and.map((trait) => ({ attribute: trait.attribute, value: trait.value })),
];

/** The name alone, in the order in which files and views tell it. */
export const nameOf = (quota: Named): QuotaName => {
  const [first = { attribute: quota.attribute, value: quota.value }, ...and] = traitsOf(quota);
  return and.length > 0 ? { ...first, and } : first;
};

/** Equal for quotas that count the same people, however their traits are ordered. */
export const quotaKey = (quota: Named): string =>
  JSON.stringify(
    traitsOf(quota)
      .map(({ attribute, value }) => [attribute, value])
      .sort(([a = '', b = ''], [c = '', d = '']) => (a < c ? -1 : a > c ? 1 : b < d ? -1 : b > d ? 1 : 0)),
  );

/** Whether the quota counts a person with these attributes. */
export const counts = (quota: Named, attributes: Readonly<Record<string, string>>): boolean =>
  traitsOf(quota).every(
    ({ attribute, value }) => Object.hasOwn(attributes, attribute) && attributes[attribute] === value,
  );
