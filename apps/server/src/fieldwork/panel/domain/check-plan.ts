import type { AttributeEntry, PanelPlan } from '@lytt/shared';
import { quotaKey, traitsOf } from './quota-name.js';
import { because } from '../../../platform/errors/because.js';
import type { Fault } from '../../../platform/errors/fault.js';

type Quota = PanelPlan['quotas'][number];

/** What stands against a plan: what the screener does not give, the same thing twice, numbers that contradict each other. */
export function checkPlan(plan: PanelPlan, attributes: readonly AttributeEntry[], under = ''): Fault[] {
  const faults: Fault[] = [];
  if (plan.invite !== null && plan.invite < plan.seats)
    faults.push({ path: `${under}invite`, reason: because('panel.refusal.invite-below-seats') });
  const known = new Map<string, number>();
  for (const [at, quota] of plan.quotas.entries()) {
    const path = `${under}quotas.${at}`;
    faults.push(...unknownTraits(quota, attributes, path), ...ownFaults(quota, path));
    const key = quotaKey(quota);
    if (known.has(key)) faults.push({ path, reason: because('panel.refusal.quota-twice', { traits: inWords(quota) }) });
    known.set(key, at);
  }
  for (const [at, key] of plan.apart.entries()) {
    const path = `${under}apart.${at}`;
    if (!attributes.some((entry) => entry.key === key))
      faults.push({ path, reason: because('panel.refusal.unknown-attribute', { key }) });
    else if (plan.apart.indexOf(key) < at) faults.push({ path, reason: because('panel.refusal.apart-twice', { key }) });
  }
  const groups = plan.dropout.groups;
  for (const [at, group] of groups.entries()) {
    const path = `${under}dropout.groups.${at}`;
    faults.push(...unknownTraits(group, attributes, path));
    if (groups.findIndex((each) => quotaKey(each) === quotaKey(group)) < at)
      faults.push({ path, reason: because('panel.refusal.share-twice', { traits: inWords(group) }) });
  }
  return faults;
}

type Traits = Parameters<typeof traitsOf>[0];

function unknownTraits(quota: Traits, attributes: readonly AttributeEntry[], path: string): Fault[] {
  return traitsOf(quota).flatMap((trait, at): Fault[] => {
    const under = at === 0 ? path : `${path}.and.${at - 1}`;
    const attribute = attributes.find((entry) => entry.key === trait.attribute);
    if (!attribute)
      return [
        {
          path: `${under}.attribute`,
          reason: because('panel.refusal.unknown-attribute', { key: trait.attribute }),
        },
      ];
    if (!attribute.values.some((entry) => entry.value === trait.value))
      return [
        {
          path: `${under}.value`,
          reason: because('panel.refusal.unknown-value', { attribute: trait.attribute, value: trait.value }),
        },
      ];
    return [];
  });
}

function ownFaults(quota: Quota, path: string): Fault[] {
  const faults: Fault[] = [];
  const names = traitsOf(quota).map((trait) => trait.attribute);
  const twice = names.findIndex((name, at) => names.indexOf(name) < at);
  if (twice > 0)
    faults.push({
      path: `${path}.and.${twice - 1}.attribute`,
      reason: because('panel.refusal.cross-of-one-attribute', { attribute: names[twice] ?? '' }),
    });
  if (quota.min > quota.max)
    faults.push({ path: `${path}.min`, reason: because('panel.refusal.minimum-above-maximum') });
  if (quota.minFlex !== undefined && quota.minFlex > quota.min)
    faults.push({ path: `${path}.minFlex`, reason: because('panel.refusal.flex-above-minimum') });
  if (quota.maxFlex !== undefined && quota.maxFlex < quota.max)
    faults.push({ path: `${path}.maxFlex`, reason: because('panel.refusal.flex-below-maximum') });
  if (quota.soft && (quota.soft.target < quota.min || quota.soft.target > quota.max))
    faults.push({
      path: `${path}.soft.target`,
      reason: because('panel.refusal.wish-outside-bounds'),
    });
  return faults;
}

const inWords = (quota: Traits): string =>
  traitsOf(quota)
    .map(({ attribute, value }) => `${attribute} "${value}"`)
    .join(' and ');
