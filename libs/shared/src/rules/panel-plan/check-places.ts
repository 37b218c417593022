import type {
  NamedRule,
  PanelPlan,
  PanelProblem,
  QuotaName,
  QuotaRelaxation,
  RelaxationSet,
} from '../../contract/panel-views.js';
import { quotaKey } from './quota-key.js';

export interface ProblemPlaces {
  /** Beside no row: what concerns the whole panel. */
  whole: PanelProblem[];
  /** Beside the name of an attribute. */
  ofAttribute: (attribute: string) => PanelProblem[];
  /** Beside the row or cell of a quota. */
  ofQuota: (name: QuotaName) => PanelProblem[];
}

/** Which problem belongs to which row: to its quota where the plan has it, else to its attribute, else to the whole. */
export function placesOf(
  problems: readonly PanelProblem[],
  quotas: readonly QuotaName[],
  attributes: readonly string[],
): ProblemPlaces {
  const known = new Set(quotas.map(quotaKey));
  const whole: PanelProblem[] = [];
  const beside = new Map<string, PanelProblem[]>();
  const put = (place: string, problem: PanelProblem): void =>
    void beside.set(place, [...(beside.get(place) ?? []), problem]);
  for (const problem of problems) {
    const { attribute, value, and } = problem;
    const key = attribute && value !== undefined ? quotaKey({ attribute, value, ...(and ? { and } : {}) }) : undefined;
    if (key !== undefined && known.has(key)) put(`quota ${key}`, problem);
    else if (attribute && !and && attributes.includes(attribute)) put(`attribute ${attribute}`, problem);
    else whole.push(problem);
  }
  return {
    whole,
    ofAttribute: (attribute) => beside.get(`attribute ${attribute}`) ?? [],
    ofQuota: (name) => beside.get(`quota ${quotaKey(name)}`) ?? [],
  };
}

export interface StepOfAlternative {
  /** Which of the alternatives, from 0. */
  alternative: number;
  change: QuotaRelaxation;
}

/** What the alternatives would do to one quota. */
export const stepsOn = (alternatives: readonly RelaxationSet[], name: QuotaName): StepOfAlternative[] => {
  const key = quotaKey(name);
  return alternatives.flatMap(({ changes }, alternative) =>
    changes.filter((change) => quotaKey(change) === key).map((change) => ({ alternative, change })),
  );
};

/** The bounds of one quota that take part in a conflict. */
export const boundsInConflict = (conflict: readonly NamedRule[], name: QuotaName): ('min' | 'max')[] => {
  const key = quotaKey(name);
  return conflict.flatMap((rule) =>
    (rule.rule === 'min' || rule.rule === 'max') && quotaKey(rule.quota) === key ? [rule.rule] : [],
  );
};

/** The plan after a suggested change. A bound that is changed no longer follows a percentage. */
export function relaxedPlan(plan: PanelPlan, changes: readonly QuotaRelaxation[]): PanelPlan {
  const quotas = plan.quotas.map((quota) =>
    changes
      .filter((change) => quotaKey(change) === quotaKey(quota))
      .reduce(({ share: _, ...changed }: typeof quota, { bound, to }) => ({ ...changed, [bound]: to }), quota),
  );
  return { ...plan, quotas };
}
