import type { AttributeEntry, PanelPlan } from '@lytt/shared';
import { quotaKey, traitsOf } from './quota-name.js';

export interface PlanFault {
  path: string;
  message: string;
}

type Quota = PanelPlan['quotas'][number];

/** What stands against a plan: what the screener does not give, the same thing twice, numbers that contradict each other. */
export function checkPlan(plan: PanelPlan, attributes: readonly AttributeEntry[], under = ''): PlanFault[] {
  const faults: PlanFault[] = [];
  if (plan.invite !== null && plan.invite < plan.seats)
    faults.push({ path: `${under}invite`, message: 'Invite as many people as there are seats, or more.' });
  const known = new Map<string, number>();
  for (const [at, quota] of plan.quotas.entries()) {
    const path = `${under}quotas.${at}`;
    faults.push(...unknownTraits(quota, attributes, path), ...ownFaults(quota, path));
    const key = quotaKey(quota);
    if (known.has(key)) faults.push({ path, message: `There are two quotas on ${inWords(quota)}; keep one.` });
    known.set(key, at);
  }
  for (const [at, key] of plan.apart.entries()) {
    const path = `${under}apart.${at}`;
    if (!attributes.some((entry) => entry.key === key))
      faults.push({ path, message: `The screener has no attribute "${key}".` });
    else if (plan.apart.indexOf(key) < at) faults.push({ path, message: `"${key}" stands twice.` });
  }
  const groups = plan.dropout.groups;
  for (const [at, group] of groups.entries()) {
    const path = `${under}dropout.groups.${at}`;
    faults.push(...unknownTraits(group, attributes, path));
    if (groups.findIndex((each) => quotaKey(each) === quotaKey(group)) < at)
      faults.push({ path, message: `There are two shares for ${inWords(group)}; keep one.` });
  }
  return faults;
}

type Traits = Parameters<typeof traitsOf>[0];

function unknownTraits(quota: Traits, attributes: readonly AttributeEntry[], path: string): PlanFault[] {
  return traitsOf(quota).flatMap((trait, at): PlanFault[] => {
    const under = at === 0 ? path : `${path}.and.${at - 1}`;
    const attribute = attributes.find((entry) => entry.key === trait.attribute);
    if (!attribute)
      return [{ path: `${under}.attribute`, message: `The screener has no attribute "${trait.attribute}".` }];
    if (!attribute.values.some((entry) => entry.value === trait.value))
      return [{ path: `${under}.value`, message: `"${trait.attribute}" has no value "${trait.value}".` }];
    return [];
  });
}

function ownFaults(quota: Quota, path: string): PlanFault[] {
  const faults: PlanFault[] = [];
  const names = traitsOf(quota).map((trait) => trait.attribute);
  const twice = names.findIndex((name, at) => names.indexOf(name) < at);
  if (twice > 0)
    faults.push({
      path: `${path}.and.${twice - 1}.attribute`,
      message: `Nobody has two values of "${names[twice] ?? ''}"; cross different attributes.`,
    });
  if (quota.min > quota.max) faults.push({ path: `${path}.min`, message: 'The minimum is larger than the maximum.' });
  if (quota.minFlex !== undefined && quota.minFlex > quota.min)
    faults.push({ path: `${path}.minFlex`, message: 'The minimum may be lowered to this, so it cannot lie above it.' });
  if (quota.maxFlex !== undefined && quota.maxFlex < quota.max)
    faults.push({ path: `${path}.maxFlex`, message: 'The maximum may be raised to this, so it cannot lie below it.' });
  if (quota.soft && (quota.soft.target < quota.min || quota.soft.target > quota.max))
    faults.push({ path: `${path}.soft.target`, message: 'The wish lies outside minimum and maximum.' });
  return faults;
}

const inWords = (quota: Traits): string =>
  traitsOf(quota)
    .map(({ attribute, value }) => `${attribute} "${value}"`)
    .join(' and ');
