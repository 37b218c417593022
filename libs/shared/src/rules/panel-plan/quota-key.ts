import type { QuotaName } from '../../contract/panel-views.js';

/** One string for one quota, whatever the order in which its traits are told. */
export const quotaKey = ({ attribute, value, and = [] }: QuotaName): string =>
  [{ attribute, value }, ...and]
    .map((trait) => JSON.stringify([trait.attribute, trait.value]))
    .sort()
    .join();

/** The attributes that a crossed quota is crossed of, one string whatever their order. */
export const crossKey = ({ attribute, and = [] }: QuotaName): string =>
  [attribute, ...and.map((trait) => trait.attribute)].sort().join('\u0000');
