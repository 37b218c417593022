import { byText, inOrder, quotaAttributes, valueOf, type Person, type Quota } from './pool.js';

/** Why the question itself is not well put: no change of a quota's numbers would help. */
export type InputProblem =
  | { kind: 'emptyPool' }
  | { kind: 'invalidSize'; size: number }
  | { kind: 'poolTooSmall'; available: number; size: number }
  | { kind: 'duplicatePerson'; id: string }
  | { kind: 'missingAttribute'; attribute: string; persons: string[] }
  | { kind: 'unnamedValue'; attribute: string; value: string; persons: string[] }
  | { kind: 'duplicateQuota'; attribute: string; value: string }
  | { kind: 'contradictoryQuota'; attribute: string; value: string; min: number; max: number };

/** Why no panel can meet the quotas, as far as simple counting shows it. */
export type CountProblem =
  | { kind: 'tooFewAvailable'; attribute: string; value: string; min: number; available: number }
  | { kind: 'minimaExceedSize'; attribute: string; sum: number; size: number }
  | { kind: 'maximaBelowSize'; attribute: string; sum: number; size: number };

/** `noPanelFits`: every count is fine by itself, yet the quotas together leave no panel (proven by the solver). */
export type QuotaProblem = InputProblem | CountProblem | { kind: 'noPanelFits' };

/** Checks that the pool, the quotas and the size make sense together. Cheap: one pass over the pool. */
export function inputProblems(pool: readonly Person[], quotas: readonly Quota[], size: number): InputProblem[] {
  const problems: InputProblem[] = [];
  if (!Number.isInteger(size) || size < 1) problems.push({ kind: 'invalidSize', size });
  if (pool.length === 0) problems.push({ kind: 'emptyPool' });
  else if (pool.length < size) problems.push({ kind: 'poolTooSmall', available: pool.length, size });
  problems.push(...repeatedPeople(pool), ...quotaMistakes(quotas), ...unplacedPeople(pool, quotas));
  return problems;
}

/** Counts what each attribute asks for against what the pool and the panel hold. Expects sound input. */
export function countProblems(pool: readonly Person[], quotas: readonly Quota[], size: number): CountProblem[] {
  const problems: CountProblem[] = [];
  for (const { attribute, value, min } of inOrder(quotas)) {
    const available = pool.filter((person) => valueOf(person, attribute) === value).length;
    if (available < min) problems.push({ kind: 'tooFewAvailable', attribute, value, min, available });
  }
  for (const attribute of quotaAttributes(quotas)) {
    const ofAttribute = quotas.filter((quota) => quota.attribute === attribute);
    const minima = ofAttribute.reduce((sum, quota) => sum + quota.min, 0);
    const maxima = ofAttribute.reduce((sum, quota) => sum + quota.max, 0);
    if (minima > size) problems.push({ kind: 'minimaExceedSize', attribute, sum: minima, size });
    // Sound input has a quota for every value in the pool, so the maxima bound the whole panel.
    if (maxima < size) problems.push({ kind: 'maximaBelowSize', attribute, sum: maxima, size });
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
  const counts = new Map<string, number>();
  for (const { attribute, value, min, max } of inOrder(quotas)) {
    const key = JSON.stringify([attribute, value]);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count === 2) problems.push({ kind: 'duplicateQuota', attribute, value });
    const sound = Number.isInteger(min) && Number.isInteger(max) && min >= 0 && min <= max;
    if (!sound) problems.push({ kind: 'contradictoryQuota', attribute, value, min, max });
  }
  return problems;
}

function unplacedPeople(pool: readonly Person[], quotas: readonly Quota[]): InputProblem[] {
  const problems: InputProblem[] = [];
  const people = [...pool].sort((a, b) => byText(a.id, b.id));
  for (const attribute of quotaAttributes(quotas)) {
    const named = new Set(quotas.filter((quota) => quota.attribute === attribute).map((quota) => quota.value));
    const missing: string[] = [];
    const unnamed = new Map<string, string[]>();
    for (const person of people) {
      const value = valueOf(person, attribute);
      if (value === undefined) missing.push(person.id);
      else if (!named.has(value)) unnamed.set(value, [...(unnamed.get(value) ?? []), person.id]);
    }
    if (missing.length > 0) problems.push({ kind: 'missingAttribute', attribute, persons: missing });
    for (const value of [...unnamed.keys()].sort(byText)) {
      problems.push({ kind: 'unnamedValue', attribute, value, persons: unnamed.get(value) ?? [] });
    }
  }
  return problems;
}
