import type { AttributeEntry, PanelPlan } from '@lytt/shared';

export interface PlanFault {
  path: string;
  message: string;
}

/** What stands against a plan: quotas on attributes or values that the screener does not give, or the same one twice. */
export function checkPlan(plan: PanelPlan, attributes: readonly AttributeEntry[], under = ''): PlanFault[] {
  const faults: PlanFault[] = [];
  const seen = new Set<string>();
  for (const [at, quota] of plan.quotas.entries()) {
    const path = `${under}quotas.${at}`;
    const attribute = attributes.find((entry) => entry.key === quota.attribute);
    if (!attribute)
      faults.push({ path: `${path}.attribute`, message: `The screener has no attribute "${quota.attribute}".` });
    else if (!attribute.values.some((entry) => entry.value === quota.value))
      faults.push({ path: `${path}.value`, message: `"${quota.attribute}" has no value "${quota.value}".` });
    const key = JSON.stringify([quota.attribute, quota.value]);
    if (seen.has(key))
      faults.push({ path, message: `There are two quotas on ${quota.attribute} "${quota.value}"; keep one.` });
    seen.add(key);
  }
  return faults;
}
