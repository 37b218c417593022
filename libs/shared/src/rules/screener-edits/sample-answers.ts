import { readRule, type ConditionTest } from './conditions.js';
import { choiceValue, formPlaces, questionNamed, type FormPlace } from './form-places.js';
import { listOf, startsWith, wordsOf, type Json } from './json-tree.js';

/** What somebody might have answered, as SurveyJS keeps it: question name → value. */
export type SampleAnswers = Record<string, unknown>;

/** Values that stand in the registers which the server takes places from. */
const PLACES: Record<string, string> = { municipality: '0301', country: 'NO' };
const FIELDS: Record<string, unknown> = {
  email: 'kari@example.org',
  tel: '41234567',
  date: '2000-01-01',
  'datetime-local': '2000-01-01T12:00',
  time: '12:00',
  month: '2000-01',
  week: '2000-W01',
  url: 'https://example.org',
  color: '#0f5b52',
};
const WORDS = 'Et svar – an answer';

/**
 * Answers that lead to a page: one to every question before it, chosen so that the page and what stands on it are shown
 * where the conditions in the way can be read. Where two of its questions exclude each other, the one named is shown.
 * For looking at a page without filling in all those before it.
 */
export function answersToReach(definition: Json, page: number, question = ''): SampleAnswers {
  const places = formPlaces(definition);
  const named = places.find((place) => place.name === question);
  const isAround = (place: FormPlace): boolean =>
    place.kind === 'page' || (named !== undefined && startsWith(named.path, place.path));
  const onPage = places.filter((place) => place.page === page && wordsOf(place.element['visibleIf']) !== '');
  const answers: SampleAnswers = {};
  for (const place of places)
    if (place.kind === 'question' && place.page < page) {
      const value = sampleOf(place.element);
      if (value !== undefined) answers[place.name] = value;
    }
  // The last word is the page's and the named question's; among the others it is the first one's.
  const wanted = [...onPage.filter((place) => !isAround(place)).reverse(), ...onPage.filter(isAround)].map((place) =>
    wordsOf(place.element['visibleIf']),
  );
  // What a condition asks may itself be asked on a condition; a chain is followed a few steps.
  for (const when of wanted.flatMap((one) => [...conditionsBehind(definition, [one]).reverse(), one]))
    for (const test of meant(when)) answers[test.question] = valueFor(definition, test) ?? answers[test.question];
  return answers;
}

const meant = (when: string): ConditionTest[] => {
  const rule = readRule(when);
  return !rule ? [] : rule.join === 'or' ? rule.tests.slice(0, 1) : rule.tests;
};

function conditionsBehind(definition: Json, conditions: string[], depth = 3): string[] {
  if (depth === 0 || conditions.length === 0) return [];
  const behind = conditions
    .flatMap(meant)
    .map((test) => wordsOf(questionNamed(definition, test.question)?.element['visibleIf']))
    .filter((when) => when !== '');
  return [...behind, ...conditionsBehind(definition, behind, depth - 1)];
}

function valueFor(definition: Json, { question, operator, values }: ConditionTest): unknown {
  const element = questionNamed(definition, question)?.element ?? {};
  const many = ['checkbox', 'tagbox'].includes(wordsOf(element['type']));
  const [value] = values;
  const shape = (one: unknown): unknown => (many && !Array.isArray(one) ? [one] : one);
  switch (operator) {
    case 'is':
    case 'includes':
    case 'any-of':
    case 'at-least':
    case 'at-most':
      return shape(value);
    case 'all-of':
      return values;
    case 'greater':
      return typeof value === 'number' ? value + 1 : undefined;
    case 'less':
      return typeof value === 'number' ? value - 1 : undefined;
    case 'is-not':
    case 'excludes':
    case 'none-of': {
      const other = listOf(element['choices'])
        .map(choiceValue)
        .find((one) => one !== undefined && !values.includes(one));
      return other === undefined ? undefined : shape(other);
    }
    case 'answered':
      return sampleOf(element);
    case 'unanswered':
      return undefined;
  }
}

function sampleOf(element: Json): unknown {
  const type = wordsOf(element['type']);
  const place = PLACES[wordsOf(element['places'])];
  if (place !== undefined) return place;
  const choices = listOf(element['choices']).map(choiceValue);
  const least = typeof element['minSelectedChoices'] === 'number' ? element['minSelectedChoices'] : 1;
  switch (type) {
    case 'radiogroup':
    case 'dropdown':
      return choices[0];
    case 'checkbox':
    case 'tagbox':
      return choices.length > 0 ? choices.slice(0, Math.max(1, least)) : undefined;
    case 'ranking':
      return choices;
    case 'boolean':
      return true;
    case 'rating':
      return typeof element['rateMin'] === 'number' ? element['rateMin'] : 1;
    case 'comment':
      return WORDS;
    case 'text':
      return ofField(element);
    case 'multipletext':
      return Object.fromEntries(
        listOf(element['items']).map((item) => [wordsOf((item as Json | null)?.['name']), WORDS]),
      );
    default:
      return undefined;
  }
}

function ofField(element: Json): unknown {
  const input = wordsOf(element['inputType']);
  const { min, max } = element;
  if (input === 'number' || input === 'range') {
    if (typeof min === 'number' && typeof max === 'number') return Math.floor((min + max) / 2);
    return typeof min === 'number' ? min : typeof max === 'number' ? max : 1980;
  }
  const text = FIELDS[input] ?? WORDS;
  return typeof element['maxLength'] === 'number' ? String(text).slice(0, Math.max(4, element['maxLength'])) : text;
}
