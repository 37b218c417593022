import type { QuotaName } from '../../contract/panel-views.js';
import type { PlanDraft, QuotaDraft } from './plan-draft.js';
import { crossKey, quotaKey } from './quota-key.js';

/** The crossed tables of a plan, each as its attributes in the order that the first of its quotas tells them. */
export function crossedTables(quotas: readonly QuotaName[]): string[][] {
  const found = new Map<string, string[]>();
  for (const quota of quotas) {
    if (!quota.and) continue;
    const key = crossKey(quota);
    if (!found.has(key)) found.set(key, [quota.attribute, ...quota.and.map(({ attribute }) => attribute)]);
  }
  return [...found.values()];
}

/** Names the cell of a crossed table; `values` stand in the order of `attributes`, of which there are two or more. */
export function cellName(attributes: readonly string[], values: readonly string[]): QuotaName {
  const [first, ...and] = attributes.map((attribute, at) => ({ attribute, value: values[at] ?? '' }));
  if (!first) throw new RangeError('a cell of no attributes');
  return { ...first, and };
}

export const cellOf = (draft: PlanDraft, name: QuotaName): QuotaDraft | undefined =>
  draft.quotas.find((quota) => quotaKey(quota) === quotaKey(name));

/** Writes into a cell: the first number makes the quota, and a cell without any number has none. */
export function withCell(draft: PlanDraft, name: QuotaName, typed: Partial<QuotaDraft>): PlanDraft {
  const key = quotaKey(name);
  const before = cellOf(draft, name);
  const cell = { ...(before ?? { ...name, min: '', max: '' }), ...typed } as QuotaDraft;
  const isEmpty = cell.min === '' && cell.max === '' && !cell.soft && !cell.note;
  if (!before) return isEmpty ? draft : { ...draft, quotas: [...draft.quotas, cell] };
  const quotas = draft.quotas.flatMap((quota) => (quotaKey(quota) !== key ? [quota] : isEmpty ? [] : [cell]));
  return { ...draft, quotas };
}

/** Takes a whole crossed table away. */
export const withoutTable = (draft: PlanDraft, attributes: readonly string[]): PlanDraft => {
  const key = [...attributes].sort().join('\u0000');
  return { ...draft, quotas: draft.quotas.filter((quota) => !quota.and || crossKey(quota) !== key) };
};
