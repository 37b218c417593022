import { byText, counts, inOrder, isCrossed, quotaAttributes, quotaKey, traitsOf, valueOf } from './pool.js';
import { nameOf, type PanelQuestion, type Person, type Quota, type QuotaName } from './pool.js';
import { ruleProblems, type RuleProblem } from './rule-problems.js';

/** Why the question itself is not well put: no change of a quota's numbers would help. */
export type InputProblem =
  | { kind: 'emptyPool' }
  | { kind: 'invalidSize'; size: number }
  | { kind: 'poolTooSmall'; available: number; size: number }
  | { kind: 'duplicatePerson'; id: string }
  | { kind: 'missingAttribute'; attribute: string; persons: string[] }
  | { kind: 'unnamedValue'; attribute: string; value: string; persons: string[] }
  | ({ kind: 'duplicateQuota' } & QuotaName)
  | ({ kind: 'contradictoryQuota'; min: number; max: number } & QuotaName)
  | RuleProblem;

/** Why no panel can meet the quotas, as far as simple counting shows it. */
export type CountProblem =
  | ({ kind: 'tooFewAvailable'; min: number; available: number } & QuotaName)
  | { kind: 'minimaExceedSize'; attribute: string; sum: number; size: number }
  | { kind: 'maximaBelowSize'; attribute: string; sum: number; size: number }
  /** Not even the best-rated people without any quota reach the floor. */
  | { kind: 'floorTooHigh'; floor: number; highest: number };

/** `noPanelFits`: every count is fine by itself, yet the rules together leave no panel (proven by the solver). */
export type QuotaProblem = InputProblem | CountProblem | { kind: 'noPanelFits' };

/** The people who can be chosen at all. */
export function withoutExcluded({ pool, exclusions = [] }: PanelQuestion): Person[] {
  const out = new Set(exclusions.map(({ id }) => id));
  return pool.filter((person) => !out.has(person.id));
}

/** Checks that the pool, the quotas and the other rules make sense together. Cheap: one pass over the pool. */
export function inputProblems(question: PanelQuestion): InputProblem[] {
  const { pool, quotas, size } = question;
  const people = withoutExcluded(question);
  const problems: InputProblem[] = [];
  if (!Number.isInteger(size) || size < 1) problems.push({ kind: 'invalidSize', size });
  if (people.length === 0) problems.push({ kind: 'emptyPool' });
  else if (people.length < size) problems.push({ kind: 'poolTooSmall', available: people.length, size });
  problems.push(...repeatedPeople(pool), ...quotaMistakes(quotas), ...unplacedPeople(people, quotas));
  problems.push(...ruleProblems(question));
  return problems;
}

/** What a person's rating counts as under a floor. */
export function ratingOf(person: Person, unrated: number): number {
  return person.rating ?? unrated;
}

/** Counts what each attribute asks for against what the pool and the panel hold. Expects sound input. */
export function countProblems(question: PanelQuestion): CountProblem[] {
  const { quotas, size, floor } = question;
  const people = withoutExcluded(question);
  const problems: CountProblem[] = [];
  for (const quota of inOrder(quotas)) {
    const available = people.filter((person) => counts(quota, person)).length;
    if (available < quota.min) problems.push({ kind: 'tooFewAvailable', ...nameOf(quota), min: quota.min, available });
  }
  const plain = quotas.filter((quota) => !isCrossed(quota));
  for (const attribute of quotaAttributes(plain)) {
    const ofAttribute = plain.filter((quota) => quota.attribute === attribute);
    const minima = ofAttribute.reduce((sum, quota) => sum + quota.min, 0);
    const maxima = ofAttribute.reduce((sum, quota) => sum + quota.max, 0);
    if (minima > size) problems.push({ kind: 'minimaExceedSize', attribute, sum: minima, size });
    // Sound input has a quota for every value in the pool, so the maxima bound the whole panel.
    if (maxima < size) problems.push({ kind: 'maximaBelowSize', attribute, sum: maxima, size });
  }
  if (floor) {
    const ratings = people.map((person) => ratingOf(person, floor.unrated)).sort((a, b) => b - a);
    const highest = ratings.slice(0, size).reduce((sum, rating) => sum + rating, 0);
    if (highest < floor.total) problems.push({ kind: 'floorTooHigh', floor: floor.total, highest });
  }
  return problems;
}

function repeatedPeople(pool: readonly Person[]): InputProblem[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { id } of pool) {
    if (seen.has(id)) repeated.add(id);
    seen.add(id);
  }
  return [...repeated].sort(byText).map((id) => ({ kind: 'duplicatePerson', id }));
}

function quotaMistakes(quotas: readonly Quota[]): InputProblem[] {
  const problems: InputProblem[] = [];
  const times = new Map<string, number>();
  for (const quota of inOrder(quotas)) {
    const { min, max } = quota;
    const key = quotaKey(quota);
    const count = (times.get(key) ?? 0) + 1;
    times.set(key, count);
    if (count === 2) problems.push({ kind: 'duplicateQuota', ...nameOf(quota) });
    const sound = Number.isInteger(min) && Number.isInteger(max) && min >= 0 && min <= max;
    if (!sound) problems.push({ kind: 'contradictoryQuota', ...nameOf(quota), min, max });
  }
  return problems;
}

function unplacedPeople(pool: readonly Person[], quotas: readonly Quota[]): InputProblem[] {
  const problems: InputProblem[] = [];
  const people = [...pool].sort((a, b) => byText(a.id, b.id));
  // A crossed quota leaves all other cells free; only plain quotas speak of an attribute as a whole.
  const plain = quotas.filter((quota) => !isCrossed(quota));
  for (const attribute of quotaAttributes(quotas)) {
    const named = new Set(
      plain.flatMap(traitsOf).flatMap((trait) => (trait.attribute === attribute ? [trait.value] : [])),
    );
    const missing: string[] = [];
    const unnamed = new Map<string, string[]>();
    for (const person of people) {
      const value = valueOf(person, attribute);
      if (value === undefined) missing.push(person.id);
      else if (named.size > 0 && !named.has(value)) unnamed.set(value, [...(unnamed.get(value) ?? []), person.id]);
    }
    if (missing.length > 0) problems.push({ kind: 'missingAttribute', attribute, persons: missing });
    for (const value of [...unnamed.keys()].sort(byText)) {
      problems.push({ kind: 'unnamedValue', attribute, value, persons: unnamed.get(value) ?? [] });
    }
  }
  return problems;
}
