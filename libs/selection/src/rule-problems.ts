import { byText, inOrder, nameOf, traitsOf, type PanelQuestion, type QuotaName } from './pool.js';

/** What is wrong with pins, exclusions, groups to keep apart, the floor, soft targets and flexes. */
export type RuleProblem =
  | { kind: 'unknownPerson'; id: string; rule: 'pin' | 'exclusion' | 'apart' }
  | { kind: 'pinnedAndExcluded'; id: string }
  | { kind: 'tooManyPins'; pins: number; size: number }
  /** Two or more pinned people of a group of which at most one may sit in the panel. */
  | { kind: 'pinnedApart'; persons: string[] }
  /** A floor needs whole ratings from 1 to 5 (or none). */
  | { kind: 'invalidRating'; persons: string[] }
  | { kind: 'invalidFloor'; total: number; unrated: number }
  | { kind: 'invalidSlack'; slack: number }
  | ({ kind: 'invalidSoft'; target: number; weight: number } & QuotaName)
  /** `minFlex` above `min` or `maxFlex` below `max`, or no whole numbers. */
  | ({ kind: 'invalidFlex' } & QuotaName)
  /** A crossed quota that names one attribute twice counts nobody. */
  | ({ kind: 'repeatedAttribute' } & QuotaName);

const whole = (x: number, least: number): boolean => Number.isInteger(x) && x >= least;

export function ruleProblems(question: PanelQuestion): RuleProblem[] {
  return [...namedPeople(question), ...floorMistakes(question), ...quotaExtras(question)];
}

function namedPeople({ pool, size, pins = [], exclusions = [], apart = [] }: PanelQuestion): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const known = new Set(pool.map(({ id }) => id));
  const pinned = new Set(pins);
  const out = new Set(exclusions.map(({ id }) => id));
  const strangers = (ids: Iterable<string>, rule: 'pin' | 'exclusion' | 'apart'): void => {
    for (const id of [...new Set(ids)].sort(byText)) {
      if (!known.has(id)) problems.push({ kind: 'unknownPerson', id, rule });
    }
  };
  strangers(pinned, 'pin');
  strangers(out, 'exclusion');
  strangers(apart.flat(), 'apart');
  for (const id of [...pinned].filter((each) => out.has(each)).sort(byText)) {
    problems.push({ kind: 'pinnedAndExcluded', id });
  }
  if (pinned.size > size) problems.push({ kind: 'tooManyPins', pins: pinned.size, size });
  for (const group of apart) {
    const persons = [...new Set(group)].filter((id) => pinned.has(id)).sort(byText);
    if (persons.length > 1) problems.push({ kind: 'pinnedApart', persons });
  }
  return problems;
}

function floorMistakes({ pool, floor }: PanelQuestion): RuleProblem[] {
  if (!floor) return [];
  const problems: RuleProblem[] = [];
  const { total, unrated } = floor;
  if (!whole(total, 0) || !whole(unrated, 0) || unrated > 5) problems.push({ kind: 'invalidFloor', total, unrated });
  const persons = pool
    .filter(({ rating }) => rating !== undefined && (!whole(rating, 1) || rating > 5))
    .map(({ id }) => id)
    .sort(byText);
  if (persons.length > 0) problems.push({ kind: 'invalidRating', persons });
  return problems;
}

function quotaExtras({ quotas, softSlack = 0 }: PanelQuestion): RuleProblem[] {
  const problems: RuleProblem[] = [];
  if (!(softSlack >= 0)) problems.push({ kind: 'invalidSlack', slack: softSlack });
  for (const quota of inOrder(quotas)) {
    const { min, max, minFlex, maxFlex, soft } = quota;
    if (soft && !(soft.target >= 0 && soft.weight > 0 && Number.isFinite(soft.target + soft.weight))) {
      problems.push({ kind: 'invalidSoft', ...nameOf(quota), ...soft });
    }
    const lower = minFlex === undefined || (whole(minFlex, 0) && minFlex <= min);
    const upper = maxFlex === undefined || (whole(maxFlex, 0) && maxFlex >= max);
    if (!lower || !upper) problems.push({ kind: 'invalidFlex', ...nameOf(quota) });
    const attributes = traitsOf(quota).map(({ attribute }) => attribute);
    if (new Set(attributes).size < attributes.length) problems.push({ kind: 'repeatedAttribute', ...nameOf(quota) });
  }
  return problems;
}
