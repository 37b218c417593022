import { KeepUntil, type Language, type ScreenerSection } from '@lytt/shared';
import { isRaw, boundOf, numberOf, rawsIn, textOf, type Raw } from './raw-json.js';
import { PLACES, type Places } from './place-choices.js';
import type { Choice } from './choice.js';
import { choicesOf } from './screener-choices.js';
import { readEach, type InEachLanguage } from './screener-text.js';

/** The question types that the applicant's pages can show; the study file is refused over any other. */
export const QUESTION_TYPES = [
  'radiogroup',
  'checkbox',
  'dropdown',
  'tagbox',
  'text',
  'comment',
  'rating',
  'boolean',
  'ranking',
  'multipletext',
  'file',
  'html',
] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];
export const INPUT_TYPES = [
  'text',
  'email',
  'tel',
  'url',
  'number',
  'range',
  'date',
  'datetime-local',
  'month',
  'week',
  'time',
  'color',
] as const;
export type InputType = (typeof INPUT_TYPES)[number];
export const VALIDATOR_TYPES = ['numeric', 'text', 'regex', 'email', 'expression', 'answercount'] as const;
export type ValidatorType = (typeof VALIDATOR_TYPES)[number];

export interface AnswerCheck {
  type: ValidatorType;
  /** The form's own words for the fault; '' where Lytt's have to do. */
  text: InEachLanguage;
  /** The bounds that it names. */
  least: number | undefined;
  most: number | undefined;
}

/** One line to write in: a text question, or one of a multipletext's lines. */
export interface TextLine {
  input: InputType;
  min: number | string | undefined;
  max: number | string | undefined;
  step: number | undefined;
  maxLength: number;
  autocomplete: string | undefined;
  placeholder: InEachLanguage;
  checks: AnswerCheck[];
}
export interface NamedLine extends TextLine {
  name: string;
  title: InEachLanguage;
  alwaysRequired: boolean;
}

/** Questions that belong together on a page, under a heading of their own. */
export interface ScreenerPanel {
  name: string;
  title: InEachLanguage;
  description: InEachLanguage;
}

export interface ScreenerQuestion extends TextLine {
  name: string;
  type: QuestionType;
  title: InEachLanguage;
  description: InEachLanguage;
  /** Why it is asked, and when its answers are deleted. */
  purpose: InEachLanguage;
  keepUntil: KeepUntil;
  personal: boolean;
  places: Places | undefined;
  /** The postal code question that suggests the municipality. */
  suggestFrom: string | undefined;
  /** What may be chosen: choices, the steps of a rating, or yes and no. */
  choices: Choice[];
  choicesOrder: 'none' | 'asc' | 'desc';
  otherPlaceholder: InEachLanguage;
  lines: NamedLine[];
  maxChosen: number | undefined;
  minChosen: number | undefined;
  rows: number;
  columns: number;
  visibleIf: string | undefined;
  alwaysRequired: boolean;
  requiredIf: string | undefined;
  /** The form's own words for a missing answer; '' where Lytt's have to do. */
  requiredText: InEachLanguage;
  /** From the outermost to the innermost. */
  panels: ScreenerPanel[];
  /** Bytes of a picture, where the form wants less than Lytt takes. */
  maxBytes: number | undefined;
}

export interface ScreenerPage {
  name: string;
  title: InEachLanguage;
  description: InEachLanguage;
  visibleIf: string | undefined;
  questions: ScreenerQuestion[];
}

const LONGEST = { text: 500, comment: 10_000 } as const;

/** The part of a SurveyJS form that Lytt shows, with every default filled in and panels flattened into their page. */
export function pagesOf(form: ScreenerSection['form']): ScreenerPage[] {
  return form.pages.map((page) => ({
    name: page.name,
    title: readEach(page['title']),
    description: readEach(page['description']),
    visibleIf: textOf(page['visibleIf']),
    questions: questionsIn(page.elements, []),
  }));
}

const questionsIn = (elements: readonly Raw[], panels: ScreenerPanel[]): ScreenerQuestion[] =>
  elements.flatMap((element) =>
    element['type'] === 'panel'
      ? questionsIn(rawsIn(element['elements']), [...panels, panelOf(element)])
      : [questionOf(element, panels)],
  );

const panelOf = (element: Raw): ScreenerPanel => ({
  name: String(element['name']),
  title: readEach(element['title']),
  description: readEach(element['description']),
});

function questionOf(element: Raw, panels: ScreenerPanel[]): ScreenerQuestion {
  const type = QUESTION_TYPES.find((one) => one === element['type']) ?? 'html';
  const order = element['choicesOrder'];
  return {
    ...lineOf(element, type === 'comment' ? LONGEST.comment : LONGEST.text),
    name: String(element['name']),
    type,
    title: readEach(type === 'html' ? element['html'] : (element['title'] ?? element['name'])),
    description: readEach(element['description']),
    purpose: readEach(element['purpose']),
    keepUntil: KeepUntil.safeParse(element['keepUntil']).data ?? 'erasure',
    personal: element['personal'] === true,
    places: PLACES.find((one) => one === element['places']),
    suggestFrom: textOf(element['suggestFrom']),
    choices: choicesOf(type, element),
    choicesOrder: order === 'asc' || order === 'desc' ? order : 'none',
    otherPlaceholder: readEach(element['otherPlaceholder'] ?? element['commentPlaceholder']),
    lines: type === 'multipletext' ? rawsIn(element['items']).map(namedLine) : [],
    maxChosen: positive(element['maxSelectedChoices']),
    minChosen: positive(element['minSelectedChoices']),
    rows: numberOf(element['rows']) ?? 4,
    columns: numberOf(element['colCount']) ?? 1,
    visibleIf: textOf(element['visibleIf']),
    alwaysRequired: element['isRequired'] === true,
    requiredIf: textOf(element['requiredIf']),
    requiredText: readEach(element['requiredErrorText']),
    panels,
    maxBytes: positive(element['maxSize']),
  };
}

/** SurveyJS takes 0 for "no limit". */
const positive = (value: unknown): number | undefined => {
  const number = numberOf(value);
  return number !== undefined && number > 0 ? number : undefined;
};

function lineOf(element: Raw, longest: number): TextLine {
  const input = INPUT_TYPES.find((one) => one === element['inputType']) ?? 'text';
  const isRange = input === 'range';
  return {
    input,
    min: boundOf(element['min']) ?? (isRange ? 0 : undefined),
    max: boundOf(element['max']) ?? (isRange ? 100 : undefined),
    step: numberOf(element['step']),
    maxLength: Math.min(positive(element['maxLength']) ?? longest, longest),
    autocomplete: textOf(element['autocomplete']),
    placeholder: readEach(element['placeholder']),
    checks: rawsIn(element['validators']).map(checkOf),
  };
}

const namedLine = (item: Raw): NamedLine => ({
  ...lineOf(item, LONGEST.text),
  name: String(item['name']),
  title: readEach(item['title'] ?? item['name']),
  alwaysRequired: item['isRequired'] === true,
});

/** `regexvalidator` is how older files write `regex`. */
export const validatorType = (raw: Raw): ValidatorType | undefined =>
  VALIDATOR_TYPES.find((one) => one === String(raw['type']).replace(/validator$/, ''));

const checkOf = (raw: Raw): AnswerCheck => ({
  type: validatorType(raw) ?? 'expression',
  text: readEach(raw['text']),
  least: numberOf(raw['minValue']) ?? positive(raw['minLength']) ?? positive(raw['minCount']),
  most: numberOf(raw['maxValue']) ?? positive(raw['maxLength']) ?? positive(raw['maxCount']),
});

/** Whether an answer counts as given. `false` and 0 are answers. */
export const isAnswered = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  !(Array.isArray(value) && value.length === 0) &&
  !(isRaw(value) && Object.keys(value).length === 0);

/** Where SurveyJS keeps what was written beside "other". */
export const commentName = (question: string): string => `${question}-Comment`;

/** An answer in words, as the applicant chose it. `comment` is what was written beside "other". */
export function sayAnswer(question: ScreenerQuestion, value: unknown, language: Language, comment?: unknown): string {
  if (!isAnswered(value)) return '';
  if (question.type === 'multipletext' && isRaw(value))
    return question.lines
      .filter((line) => isAnswered(value[line.name]))
      .map((line) => `${line.title[language]}: ${String(value[line.name])}`)
      .join('\n\n');
  const words = [value].flat().map((one: unknown) => {
    if (isRaw(one)) return String(one['name'] ?? '');
    const choice = question.choices.find((each) => each.value === one);
    const said = choice?.text[language] ?? String(one);
    return choice?.special === 'other' && typeof comment === 'string' && comment !== '' ? `${said}: ${comment}` : said;
  });
  return question.type === 'ranking' ? words.map((word, at) => `${at + 1}. ${word}`).join('\n\n') : words.join(', ');
}
