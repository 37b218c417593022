import type { BalanceOfAttribute, PanelPlan, PanelView, QuotaRelaxation } from '@lytt/shared';

/** What stands in the fields while numbers are edited; a field may be empty for a moment. */
export interface PlanDraft {
  seats: number | '';
  reserves: number | '';
  quotas: { attribute: string; value: string; min: number | ''; max: number | '' }[];
}

const MOST = 500;
const isWhole = (typed: number | ''): typed is number => typed !== '' && Number.isInteger(typed) && typed >= 0;

/** A draw needs a quota for every value of an attribute that has any, so the open ones are filled in. */
export function draftOf({ plan, balance }: Pick<PanelView, 'plan' | 'balance'>): PlanDraft {
  const quotas = balance
    .filter(({ attribute }) => plan.quotas.some((quota) => quota.attribute === attribute))
    .flatMap(({ attribute, rows }) =>
      rows.map(
        ({ value }) =>
          plan.quotas.find((quota) => quota.attribute === attribute && quota.value === value) ?? {
            attribute,
            value,
            min: 0,
            max: plan.seats,
          },
      ),
    );
  return { seats: plan.seats, reserves: plan.reserves, quotas };
}

export function withQuotas(draft: PlanDraft, { attribute, rows }: BalanceOfAttribute): PlanDraft {
  return {
    ...draft,
    quotas: [...draft.quotas, ...rows.map(({ value }) => ({ attribute, value, min: 0, max: draft.seats }))],
  };
}

export const withoutQuotas = (draft: PlanDraft, attribute: string): PlanDraft => ({
  ...draft,
  quotas: draft.quotas.filter((quota) => quota.attribute !== attribute),
});

export function withBound(
  draft: PlanDraft,
  attribute: string,
  value: string,
  bound: 'min' | 'max',
  typed: number | '',
): PlanDraft {
  return {
    ...draft,
    quotas: draft.quotas.map((quota) =>
      quota.attribute === attribute && quota.value === value ? { ...quota, [bound]: typed } : quota,
    ),
  };
}

export function quotaFault(quota: PlanDraft['quotas'][number]): 'notANumber' | 'minAboveMax' | undefined {
  if (!isWhole(quota.min) || !isWhole(quota.max)) return 'notANumber';
  return quota.min > quota.max ? 'minAboveMax' : undefined;
}

export const sizeFault = ({ seats, reserves }: PlanDraft): boolean =>
  !isWhole(seats) || seats < 1 || seats > MOST || !isWhole(reserves) || reserves > MOST;

/** The plan that the server would take; undefined while a field cannot be read. */
export function planOf(draft: PlanDraft): PanelPlan | undefined {
  if (sizeFault(draft) || draft.quotas.some((quota) => quotaFault(quota) !== undefined)) return undefined;
  return draft as PanelPlan;
}

export function relaxed(plan: PanelPlan, changes: readonly QuotaRelaxation[]): PanelPlan {
  const quotas = plan.quotas.map((quota) =>
    changes
      .filter((change) => change.attribute === quota.attribute && change.value === quota.value)
      .reduce((changed, { bound, to }) => ({ ...changed, [bound]: to }), quota),
  );
  return { ...plan, quotas };
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
