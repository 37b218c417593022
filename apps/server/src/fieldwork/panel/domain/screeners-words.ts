import type { Quota } from '@lytt/selection';
import type { AttributeEntry, Localized, QuotaEntry } from '@lytt/shared';

const folded = (text: string): string => text.trim().toLowerCase();
const called = (name: string, key: string, label: Localized): boolean =>
  [key, ...Object.values(label)].some((known) => folded(known) === folded(name));

/**
 * A quota of a file with the screener's own keys: other programs name attributes and values by what people read. A name
 * that the screener does not have stays, and the check of the plan tells it.
 */
export function inScreenersWords(quota: Quota, attributes: readonly AttributeEntry[]): QuotaEntry {
  const { attribute, value, and, min, max, minFlex, maxFlex } = quota;
  const keyed = (trait: { attribute: string; value: string }): { attribute: string; value: string } => {
    const known = attributes.find(({ key, label }) => called(trait.attribute, key, label));
    const entry = known?.values.find((each) => called(trait.value, each.value, each.label));
    return { attribute: known?.key ?? trait.attribute, value: entry?.value ?? trait.value };
  };
  return {
    ...keyed({ attribute, value }),
    ...(and && and.length > 0 ? { and: and.map(keyed) } : {}),
    min,
    max,
    ...(minFlex === undefined ? {} : { minFlex }),
    ...(maxFlex === undefined ? {} : { maxFlex }),
  };
}
