import type { Language, ScreenerSection } from '@lytt/shared';
import { inBoth, type BothLanguages } from './screener-text.js';

/** The question types that the applicant's pages can show; the study file is refused over any other. */
export const QUESTION_TYPES = [
  'radiogroup',
  'checkbox',
  'dropdown',
  'text',
  'comment',
  'rating',
  'boolean',
  'html',
] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];
export const INPUT_TYPES = ['text', 'email', 'tel', 'number', 'date'] as const;
export type InputType = (typeof INPUT_TYPES)[number];

export type ChoiceValue = string | number | boolean;
export interface Choice {
  value: ChoiceValue;
  text: BothLanguages;
}

export interface ScreenerQuestion {
  name: string;
  type: QuestionType;
  input: InputType;
  title: BothLanguages;
  description: BothLanguages;
  /** What may be chosen: choices, the steps of a rating, or yes and no. */
  choices: Choice[];
  min: number | string | undefined;
  max: number | string | undefined;
  step: number | undefined;
  maxLength: number;
  maxChosen: number | undefined;
  minChosen: number | undefined;
  rows: number;
  autocomplete: string | undefined;
  placeholder: BothLanguages;
  visibleIf: string | undefined;
  alwaysRequired: boolean;
}

export interface ScreenerPage {
  name: string;
  title: BothLanguages;
  description: BothLanguages;
  visibleIf: string | undefined;
  questions: ScreenerQuestion[];
}

const LONGEST = { text: 500, comment: 10_000 } as const;
const MOST_RATING_STEPS = 20;

type Raw = Record<string, unknown>;
const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The part of a SurveyJS form that Lytt shows, with every default filled in. */
export function pagesOf(form: ScreenerSection['form']): ScreenerPage[] {
  return form.pages.map((page) => ({
    name: page.name,
    title: inBoth(page['title']),
    description: inBoth(page['description']),
    visibleIf: textOf(page['visibleIf']),
    questions: page.elements.map((element) => questionOf(element)),
  }));
}

function questionOf(element: Raw): ScreenerQuestion {
  const type = (QUESTION_TYPES as readonly unknown[]).includes(element['type'])
    ? (element['type'] as QuestionType)
    : 'html';
  const input = (INPUT_TYPES as readonly unknown[]).includes(element['inputType'])
    ? (element['inputType'] as InputType)
    : 'text';
  const longest = type === 'comment' ? LONGEST.comment : LONGEST.text;
  const limit = numberOf(element['maxLength']);
  return {
    name: String(element['name']),
    type,
    input,
    title: inBoth(type === 'html' ? element['html'] : (element['title'] ?? element['name'])),
    description: inBoth(element['description']),
    choices: choicesOf(type, element),
    min: numberOf(element['min']) ?? textOf(element['min']),
    max: numberOf(element['max']) ?? textOf(element['max']),
    step: numberOf(element['step']),
    maxLength: limit !== undefined && limit > 0 ? Math.min(limit, longest) : longest,
    maxChosen: numberOf(element['maxSelectedChoices']),
    minChosen: numberOf(element['minSelectedChoices']),
    rows: numberOf(element['rows']) ?? 4,
    autocomplete: textOf(element['autocomplete']),
    placeholder: inBoth(element['placeholder']),
    visibleIf: textOf(element['visibleIf']),
    alwaysRequired: element['isRequired'] === true,
  };
}

const YES: BothLanguages = { nb: 'Ja', en: 'Yes' };
const NO: BothLanguages = { nb: 'Nei', en: 'No' };
const written = (text: unknown, otherwise: BothLanguages): BothLanguages =>
  text === undefined ? otherwise : inBoth(text);

function choicesOf(type: QuestionType, element: Raw): Choice[] {
  if (type === 'boolean')
    return [
      { value: true, text: written(element['labelTrue'], YES) },
      { value: false, text: written(element['labelFalse'], NO) },
    ];
  if (type === 'rating') return stepsOf(element);
  const choices = Array.isArray(element['choices']) ? (element['choices'] as unknown[]) : [];
  return choices.flatMap((choice) => {
    const value = isRaw(choice) ? choice['value'] : choice;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
    return [{ value, text: inBoth((isRaw(choice) ? choice['text'] : undefined) ?? String(value)) }];
  });
}

function stepsOf(element: Raw): Choice[] {
  const from = numberOf(element['rateMin']) ?? 1;
  const to = numberOf(element['rateMax']) ?? 5;
  const least = inBoth(element['minRateDescription']);
  const most = inBoth(element['maxRateDescription']);
  const count = Math.min(MOST_RATING_STEPS, Math.max(0, Math.floor(to - from) + 1));
  return Array.from({ length: count }, (_, at) => {
    const value = from + at;
    const meaning = at === 0 ? least : at === count - 1 ? most : undefined;
    const say = (language: Language): string =>
      meaning?.[language] ? `${value} · ${meaning[language]}` : String(value);
    return { value, text: { nb: say('nb'), en: say('en') } };
  });
}

/** Whether an answer counts as given. `false` and 0 are answers. */
export const isAnswered = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** An answer in words, as the applicant chose it. */
export function sayAnswer(question: ScreenerQuestion, value: unknown, language: Language): string {
  if (!isAnswered(value)) return '';
  const words = [value]
    .flat()
    .map((one) => question.choices.find((choice) => choice.value === one)?.text[language] ?? String(one));
  return words.join(', ');
}
