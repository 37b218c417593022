import type { DropoutModel } from '@lytt/selection';
import type { AttributeEntry, PanelPlan } from '@lytt/shared';

/**
 * The plan says who is expected to drop out as shares; the library multiplies chances to stay, of factors up to 1. With
 * groups of one attribute everybody gets exactly the share that is written down; where groups of several attributes meet
 * in one person, their deviations from the general share multiply.
 */
export function dropoutModel(
  { rate, groups }: PanelPlan['dropout'],
  attributes: readonly AttributeEntry[],
): number | DropoutModel {
  if (groups.length === 0) return rate;
  const stays = 1 - rate;
  let stay = stays;
  const factors: DropoutModel['groups'][number][] = [];
  for (const attribute of new Set(groups.map((group) => group.attribute))) {
    const values = attributes.find(({ key }) => key === attribute)?.values.map(({ value }) => value) ?? [];
    const ofValue = values.map((value) => {
      const group = groups.find((each) => each.attribute === attribute && each.value === value);
      return { attribute, value, stays: 1 - (group?.rate ?? rate) };
    });
    const most = Math.max(...ofValue.map((each) => each.stays));
    stay *= most / stays;
    factors.push(...ofValue.map((each) => ({ attribute, value: each.value, factor: each.stays / most })));
  }
  return { stay: Math.min(1, stay), groups: factors };
}
