import type { DrawInput, PanelQuestion, Person } from '@lytt/selection';
import { quotasForInvited, type AttributeEntry, type PanelPlan, type PeopleRule } from '@lytt/shared';
import { apartGroups } from './apart-groups.js';
import { dropoutModel } from './dropout-model.js';

/** An applicant as the draw knows one. `rating`: mean of those who rated. */
export interface Applicant {
  applicationId: string;
  attributes: Record<string, string>;
  rating: number | null;
}

export type RuleInForce = Pick<PeopleRule, 'id' | 'kind' | 'applicationIds'>;

/** "Discusses well" is used in whole bands, 1–5: a finer order would pretend to more than a rating can tell. */
const bandOf = (rating: number): number => Math.min(5, Math.max(1, Math.round(rating)));

export const personOf = ({ applicationId, attributes, rating }: Applicant): Person => ({
  id: applicationId,
  values: attributes,
  ...(rating === null ? {} : { rating: bandOf(rating) }),
});

export const inviteOf = ({ seats, invite }: Pick<PanelPlan, 'seats' | 'invite'>): number => invite ?? seats;

/**
 * The rules about people in the library's terms. Who left the pool takes exclusions and groups along; a pin on somebody
 * who left stays and is told as a problem, because the researcher wanted that person in.
 */
export function peopleRules(
  rules: readonly RuleInForce[],
  apart: readonly string[],
  pool: readonly Person[],
): Required<Pick<PanelQuestion, 'pins' | 'exclusions' | 'apart'>> {
  const here = new Set(pool.map(({ id }) => id));
  const of = (kind: RuleInForce['kind']): RuleInForce[] => rules.filter((rule) => rule.kind === kind);
  const exclusions = new Map<string, string>();
  for (const { id, applicationIds } of of('exclude'))
    for (const person of applicationIds) if (here.has(person) && !exclusions.has(person)) exclusions.set(person, id);
  return {
    pins: [...new Set(of('pin').flatMap(({ applicationIds }) => applicationIds))],
    // The record holds which rule it was; its words stay with the rule, where they can be erased.
    exclusions: [...exclusions].map(([id, reason]) => ({ id, reason })),
    apart: [
      ...of('apart')
        .map(({ applicationIds }) => applicationIds.filter((id) => here.has(id)))
        .filter((group) => group.length > 1),
      ...apartGroups(apart, pool),
    ],
  };
}

/** What is asked of the library: as many people as are to be invited, by quotas in proportion. */
export function questionOf(
  plan: PanelPlan,
  rules: readonly RuleInForce[],
  pool: readonly Person[],
): PanelQuestion & { pool: Person[] } {
  return {
    pool: [...pool],
    quotas: quotasForInvited(plan.quotas, plan.seats, inviteOf(plan)),
    size: inviteOf(plan),
    ...peopleRules(rules, plan.apart, pool),
    ...(plan.floor ? { floor: plan.floor } : {}),
  };
}

/** What nobody's rating counts as when the best-rated panel is asked for and the plan has no floor: the lowest band. */
const LOWEST_BAND = 1;

export function drawInput(
  plan: PanelPlan,
  rules: readonly RuleInForce[],
  pool: readonly Person[],
  attributes: readonly AttributeEntry[],
  wish: { maximiseRating: boolean },
): Omit<DrawInput, 'seed' | 'method'> & { pool: Person[] } {
  return {
    ...questionOf(plan, rules, pool),
    reserves: plan.reserves,
    dropout: dropoutModel(plan.dropout, attributes),
    ...(wish.maximiseRating ? { maximiseRating: { unrated: plan.floor?.unrated ?? LOWEST_BAND } } : {}),
  };
}
