import type { Language } from '@lytt/shared';
import type { StoredKey, TextKey } from '../../../platform/pages/texts.js';
import {
  asFields,
  commentName,
  fieldName,
  markedWords,
  removeField,
  type AnswerFault,
  type Answers,
  type Block,
  type Choice,
  type InputType,
  type OpenQuestion,
  type Piece,
  type ScreenerQuestion,
  type TextLine,
} from '../../screener/screener.facade.js';
import { sayBound } from './bound-words.js';

/** Which partial shows a question. */
const KINDS = {
  radiogroup: 'radio',
  rating: 'radio',
  boolean: 'radio',
  checkbox: 'checks',
  // A list with a field to search in works with JavaScript alone; boxes to tick work for everybody.
  tagbox: 'checks',
  dropdown: 'select',
  comment: 'area',
  text: 'line',
  ranking: 'rank',
  multipletext: 'lines',
  file: 'file',
  html: 'prose',
} as const;

/**
 * A number is typed: the wheel of a number field changes answers by scrolling, and a slider has an answer before anybody
 * gave one. So has a colour field, which is why it is offered only where an answer is needed.
 */
const FIELD_TYPES: Record<InputType, string> = {
  text: 'text',
  email: 'email',
  tel: 'tel',
  url: 'text',
  number: 'text',
  range: 'text',
  date: 'date',
  'datetime-local': 'datetime-local',
  month: 'month',
  week: 'week',
  time: 'time',
  color: 'color',
};
const INPUT_MODES: Partial<Record<InputType, string>> = { url: 'url' };
/** Formats that some browsers leave to the person to know. */
const HINTED = new Set<InputType>(['datetime-local', 'month', 'week', 'color']);
const SHORT = new Set<InputType>(['number', 'range', 'date', 'time', 'month', 'week', 'color']);

export interface QuestionState {
  language: Language;
  values: Answers;
  fault: AnswerFault | undefined;
  /** The municipality that the postal code speaks for, while none was chosen. */
  suggested: string | undefined;
  say: (key: TextKey | StoredKey, values?: Record<string, string | number>) => string;
  fill: (text: string) => string;
}

/** One question as its partial needs it. */
export function questionView({ question, required, choices }: OpenQuestion, state: QuestionState) {
  const { language, say, fill, fault } = state;
  const kind = KINDS[question.type];
  const id = `q-${question.name}`;
  const fields = { ...asFields(question, state.values[question.name]), ...state.values };
  const description = fill(question.description[language]);
  const hasBounds = question.type === 'text' && question.input === 'range';
  const hints = [
    question.type === 'text' && HINTED.has(question.input) ? say(`applying.format.${question.input}`) : '',
    hasBounds
      ? say(
          'applying.format.between',
          boundsIn({ min: String(question.min), max: String(question.max) }, question, language),
        )
      : '',
  ].filter(Boolean);
  const purpose = fill(question.purpose[language]);
  const faultText =
    fault && (fault.own?.[language] || say(`screener.fault.${fault.code}`, boundsOf(fault, question, language)));
  const ordered = inOrder(question, choices, language, fill);
  const chosen = chosenIn(fields[question.name] ?? state.suggested);
  return {
    name: question.name,
    id,
    kind,
    template: `applying/${kind}`,
    title: kind === 'prose' ? '' : fill(question.title[language]),
    words: kind === 'prose' ? filled(markedWords(question.title[language]), fill) : [],
    description,
    hints,
    purpose,
    keep: say(`applying.keep.${question.keepUntil}`),
    fault: faultText,
    faultAt: fault?.line ? `${id}-${fault.line}` : id,
    required,
    describedBy: [
      description ? `${id}-about` : '',
      hints.length > 0 ? `${id}-hint` : '',
      state.suggested ? `${id}-suggested` : '',
      faultText ? `${id}-fault` : '',
    ]
      .filter(Boolean)
      .join(' '),
    suggested: state.suggested && ordered.find(({ value }) => value === state.suggested)?.text,
    choices: ordered.map((choice, at) => ({
      ...choice,
      id: at === 0 ? id : `${id}-${at}`,
      checked: chosen.has(choice.value),
    })),
    groups: groupsOf(ordered.map((choice) => ({ ...choice, checked: chosen.has(choice.value) }))),
    columns: question.type !== 'rating' && question.columns > 1,
    isScale: question.type === 'rating' && ordered.every(({ text }) => text.length <= 3),
    other: otherView(question, choices, fields, state),
    ...lineView(question, fields[question.name], required, state),
    lines: question.lines.map((line) => ({
      id: `${id}-${line.name}`,
      name: fieldName(question.name, line.name),
      title: fill(line.title[language]),
      required: line.alwaysRequired,
      fault: fault?.line === line.name,
      faultId: faultText ? `${id}-fault` : '',
      hint: HINTED.has(line.input) ? say(`applying.format.${line.input}`) : '',
      ...lineView(line, fields[fieldName(question.name, line.name)], line.alwaysRequired, state),
    })),
    ranks: ordered.map(({ value, text }, at) => ({
      id: at === 0 ? id : `${id}-${at}`,
      name: fieldName(question.name, value),
      text,
      places: ordered.map((_, place) => ({
        place: place + 1,
        chosen: String(fields[fieldName(question.name, value)] ?? '') === String(place + 1),
      })),
    })),
    pictures: picturesIn(state.values[question.name]),
    removeName: removeField(question.name),
    rows: Math.min(20, Math.max(3, question.rows)),
  };
}

type Values = Record<string, string | number>;
const boundsIn = (values: Values, { input }: TextLine, language: Language): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      ['min', 'max', 'step'].includes(name)
        ? sayBound(String(value), name === 'step' ? 'number' : input, language)
        : value,
    ]),
  );
const boundsOf = ({ values, line }: AnswerFault, question: ScreenerQuestion, language: Language): Values =>
  boundsIn(values, question.lines.find(({ name }) => name === line) ?? question, language);

export interface QuestionBasics {
  name: string;
  id: string;
  title: string;
  fault: string | undefined;
  faultAt: string;
}

function lineView(line: TextLine, value: unknown, required: boolean, { language }: QuestionState): object {
  const { input } = line;
  const isNumber = input === 'number' || input === 'range';
  const isDecimal = line.step !== undefined && !Number.isInteger(line.step);
  return {
    fieldType: input === 'color' && !required ? 'text' : FIELD_TYPES[input],
    inputMode: isNumber ? (Number(line.min ?? 0) < 0 ? '' : isDecimal ? 'decimal' : 'numeric') : INPUT_MODES[input],
    isShort: SHORT.has(input),
    min: isNumber ? undefined : line.min,
    max: isNumber ? undefined : line.max,
    autocomplete: line.autocomplete,
    placeholder: line.placeholder[language],
    /** Given back as typed, whatever it was. */
    value: typeof value === 'string' || typeof value === 'number' ? String(value) : '',
  };
}

function otherView(
  question: ScreenerQuestion,
  choices: readonly Choice[],
  fields: Answers,
  { language, fault, fill }: QuestionState,
): object | undefined {
  const other = choices.find(({ special }) => special === 'other');
  if (!other) return undefined;
  const name = commentName(question.name);
  const value = fields[name];
  return {
    name,
    id: `q-${name}`,
    label: fill(other.text[language]),
    placeholder: question.otherPlaceholder[language],
    value: typeof value === 'string' ? value : '',
    fault: fault?.code === 'other',
  };
}

interface ShownChoice {
  value: string;
  text: string;
  group: string | undefined;
  isOther: boolean;
}

/** Choices as SurveyJS orders them, but by the reader's own alphabet; what a form adds to a list of places stands first. */
function inOrder(
  { choicesOrder, places }: ScreenerQuestion,
  choices: readonly Choice[],
  language: Language,
  fill: (text: string) => string,
): ShownChoice[] {
  const shown = choices.map(({ value, text, group, special, isPlace = false }) => ({
    value: String(value),
    text: fill(text[language]),
    group,
    isOther: special === 'other',
    isPlain: special === undefined,
    isPlace,
  }));
  const plain = shown.filter(({ isPlain }) => isPlain);
  const special = shown.filter(({ isPlain }) => !isPlain);
  const collator = new Intl.Collator(language, { numeric: true });
  if (places) {
    const own = plain.filter(({ isPlace }) => !isPlace);
    const listed = plain.filter(({ isPlace }) => isPlace);
    // Municipalities stand in the order of their counties; countries are named anew in each language.
    if (places === 'country') listed.sort((one, another) => collator.compare(one.text, another.text));
    return [...own, ...special, ...listed];
  }
  const sign = choicesOrder === 'desc' ? -1 : 1;
  if (choicesOrder !== 'none') plain.sort((one, another) => sign * collator.compare(one.text, another.text));
  return [...plain, ...special];
}

function groupsOf<T extends { group: string | undefined }>(
  choices: readonly T[],
): { label: string | undefined; choices: T[] }[] {
  const groups: { label: string | undefined; choices: T[] }[] = [];
  for (const choice of choices) {
    const last = groups.at(-1);
    if (last && last.label === choice.group) last.choices.push(choice);
    else groups.push({ label: choice.group, choices: [choice] });
  }
  return groups;
}

const chosenIn = (value: unknown): Set<string> =>
  new Set(
    [value]
      .flat()
      .filter((one) => one !== undefined)
      .map(String),
  );

const picturesIn = (value: unknown): { name: string }[] =>
  Array.isArray(value)
    ? (value as unknown[]).flatMap((one) =>
        typeof one === 'object' && one !== null && 'name' in one ? [{ name: String(one.name) }] : [],
      )
    : [];

/** Answers are put in where the words are known already: nothing of an answer is markup. */
function filled(blocks: readonly Block[], fill: (text: string) => string): Block[] {
  const inPieces = (pieces: Piece[]): Piece[] => pieces.map((piece) => ({ ...piece, text: fill(piece.text) }));
  return blocks.map((block) =>
    'items' in block ? { ...block, items: block.items.map(inPieces) } : { pieces: inPieces(block.pieces) },
  );
}
