import { PanelPlan, type BalanceOfAttribute, type PanelView, type QuotaName } from '../../contract/panel-views.js';
import { quotaKey } from './quota-key.js';

/** A number in a field that is being edited; for a moment the field may be empty. */
export type Typed = number | '';
type Loose<T> = T extends number
  ? Typed
  : T extends readonly (infer Item)[]
    ? Loose<Item>[]
    : T extends object
      ? { [Key in keyof T]: Loose<T[Key]> }
      : T;
/** The plan while somebody types in it. */
export type PlanDraft = Loose<PanelPlan>;
export type QuotaDraft = PlanDraft['quotas'][number];

const isWhole = (typed: unknown): typed is number => typeof typed === 'number' && Number.isInteger(typed) && typed >= 0;

/**
 * What the fields hold at first. A draw needs a quota for every value of an attribute that has any, so the open ones
 * are filled in; a cell of a crossed table without a bound is left empty.
 */
export function draftOfPlan({ plan, balance }: Pick<PanelView, 'plan' | 'balance'>): PlanDraft {
  const simple = balance
    .filter(({ attribute }) => plan.quotas.some((quota) => !quota.and && quota.attribute === attribute))
    .flatMap(({ attribute, rows }) =>
      rows.map(
        ({ value }): QuotaDraft =>
          plan.quotas.find((quota) => quotaKey(quota) === quotaKey({ attribute, value })) ?? {
            attribute,
            value,
            min: 0,
            max: plan.seats,
          },
      ),
    );
  const shown = new Set(simple.map(quotaKey));
  const others = plan.quotas.filter((quota) => !shown.has(quotaKey(quota)));
  const open = (quota: QuotaDraft): QuotaDraft =>
    quota.and
      ? {
          ...quota,
          min: quota.min === 0 ? '' : quota.min,
          max: quota.max !== '' && quota.max >= plan.seats ? '' : quota.max,
        }
      : quota;
  return { ...plan, quotas: [...simple, ...others.map(open)] };
}

/** With empty fields read as what they mean: no bound of a crossed cell, no limit, as many invitations as seats. */
function meant(draft: PlanDraft): unknown {
  const told = (typed: Typed | undefined): Typed | undefined => (typed === '' ? undefined : typed);
  return {
    ...draft,
    invite: draft.invite === '' ? null : draft.invite,
    quotas: draft.quotas.map(({ minFlex, maxFlex, share, note, ...quota }) => ({
      ...quota,
      ...(quota.and ? { min: quota.min === '' ? 0 : quota.min, max: quota.max === '' ? draft.seats : quota.max } : {}),
      ...(told(minFlex) === undefined ? {} : { minFlex }),
      ...(told(maxFlex) === undefined ? {} : { maxFlex }),
      ...(told(share) === undefined ? {} : { share }),
      ...(note?.trim() ? { note } : {}),
    })),
  };
}

/** The plan that the server would take; undefined while a field cannot be read. */
export const planOfDraft = (draft: PlanDraft): PanelPlan | undefined => PanelPlan.safeParse(meant(draft)).data;

/** Where the contract refuses what stands in the fields: `seats`, `replacing.untilDay`, `quotas.3.min`. */
export const fieldsAtFault = (draft: PlanDraft): Set<string> =>
  new Set(PanelPlan.safeParse(meant(draft)).error?.issues.map(({ path }) => path.join('.')));

/** What is wrong with the numbers of one quota, before anybody is counted. */
export function quotaFault(quota: QuotaDraft): 'notANumber' | 'minAboveMax' | 'targetOutside' | undefined {
  const empty = (typed: Typed): boolean => quota.and !== undefined && typed === '';
  if (!(isWhole(quota.min) || empty(quota.min)) || !(isWhole(quota.max) || empty(quota.max))) return 'notANumber';
  if (isWhole(quota.min) && isWhole(quota.max) && quota.min > quota.max) return 'minAboveMax';
  const target = quota.soft?.target;
  if (typeof target !== 'number') return quota.soft ? 'notANumber' : undefined;
  const below = isWhole(quota.min) && target < quota.min;
  return below || (isWhole(quota.max) && target > quota.max) ? 'targetOutside' : undefined;
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, sorted(held)]),
  );
};
/** Whether two plans say the same, whatever the order of their quotas and keys. */
export const samePlan = (
  a: { quotas: readonly QuotaName[] } | undefined,
  b: { quotas: readonly QuotaName[] } | undefined,
): boolean => {
  const told = (plan: { quotas: readonly QuotaName[] } | undefined): string =>
    JSON.stringify(
      sorted(plan && { ...plan, quotas: [...plan.quotas].sort((x, y) => (quotaKey(x) < quotaKey(y) ? -1 : 1)) }),
    );
  return told(a) === told(b);
};

/** Changes one quota. Whoever types over a bound no longer wants it to follow a percentage. */
export function withQuota(draft: PlanDraft, name: QuotaName, typed: Partial<QuotaDraft>): PlanDraft {
  const key = quotaKey(name);
  const change = (quota: QuotaDraft): QuotaDraft => {
    const changed = { ...quota, ...typed };
    if (('min' in typed || 'max' in typed) && !('share' in typed)) delete changed.share;
    return changed;
  };
  return { ...draft, quotas: draft.quotas.map((quota) => (quotaKey(quota) === key ? change(quota) : quota)) };
}

export function withQuotasOn(draft: PlanDraft, { attribute, rows }: BalanceOfAttribute): PlanDraft {
  const fresh = rows.map(({ value }): QuotaDraft => ({ attribute, value, min: 0, max: draft.seats }));
  const at = draft.quotas.findIndex((quota) => quota.and);
  const quotas = [...draft.quotas];
  quotas.splice(at < 0 ? quotas.length : at, 0, ...fresh);
  return { ...draft, quotas };
}

/** Takes the quotas of one attribute away; those that cross it stand. */
export const withoutQuotasOn = (draft: PlanDraft, attribute: string): PlanDraft => ({
  ...draft,
  quotas: draft.quotas.filter((quota) => quota.and !== undefined || quota.attribute !== attribute),
});
