import { weightOf, type QuotaCheck, type QuotaProblem, type Relaxation, type RuleName } from '@lytt/selection';
import {
  changeOfPlan,
  PanelProblem,
  type NamedRule,
  type PanelPlan,
  type QuotaCheckView,
  type QuotaRelaxation,
  type RelaxationSet,
} from '@lytt/shared';
import { nameOf, quotaKey } from './quota-name.js';

/** What grown numbers have to be taken back to. */
export type PlanSize = Pick<PanelPlan, 'seats' | 'quotas'> & { invite: number };

/** The library's problem with people counted instead of listed: the admin needs no ids of applicants here. */
export function problemView(problem: QuotaProblem): PanelProblem {
  const { kind, ...rest } = problem as QuotaProblem & { persons?: string[]; pins?: number; total?: number };
  const { persons, pins, total, ...plain } = rest;
  const people = persons?.length ?? pins;
  const told = {
    kind,
    ...plain,
    ...(people === undefined ? {} : { people }),
    ...(total === undefined ? {} : { floor: total }),
  };
  // Ids, weights and other things that the contract does not name are left out.
  const view = PanelProblem.safeParse(told);
  return view.success ? view.data : { kind: PanelProblem.shape.kind.catch('noPanelFits').parse(kind) };
}

export function ruleView(rule: RuleName): NamedRule {
  switch (rule.rule) {
    case 'min':
    case 'max':
      return { rule: rule.rule, quota: nameOf(rule.quota) };
    case 'apart':
    case 'pin':
      return { rule: rule.rule, people: rule.persons.length };
    case 'floor':
      return { rule: 'floor', total: rule.total };
    case 'soft':
      return { rule: 'soft' };
  }
}

/** Sets of changes in the plan's own numbers, whatever the quotas were grown to. */
export function relaxationSets(sets: readonly (readonly Relaxation[])[], plan: PlanSize): RelaxationSet[] {
  const quotas = new Map(plan.quotas.map((quota) => [quotaKey(quota), quota]));
  return sets.map((changes) => ({
    weight: weightOf(changes),
    changes: changes.flatMap((change): QuotaRelaxation[] => {
      const told = { ...nameOf(change), bound: change.bound, from: change.from, to: change.to };
      const own = changeOfPlan(told, quotas.get(quotaKey(told)), plan.seats, plan.invite);
      return own ? [own] : [];
    }),
  }));
}

export function checkView(found: QuotaCheck, plan: PlanSize): QuotaCheckView {
  if (found.feasible) return { feasible: true, problems: [], conflict: [], alternatives: [] };
  return {
    feasible: false,
    problems: found.problems.map(problemView),
    conflict: found.conflict.map(ruleView),
    alternatives: relaxationSets(found.alternatives, plan),
  };
}
