import type { GuideQuestionView, guideRoutes, StimulusView } from '../../contract/guide.contract.js';
import type { ParsedBodyOf } from '../../contract/route.js';
import type { AnswerForm, Localized } from '../../contract/study-file.js';
import { plainKey } from '../plain-key.js';

export type QuestionBody = ParsedBodyOf<typeof guideRoutes.add>;
/** A number in a field that is being typed in; for a moment, or for "none", it is empty. */
type Typed = number | '';
/** Tells rows of a list apart while they are moved and their words change. */
interface Row {
  row: number;
}
type Words = Extract<AnswerForm, { kind: 'choice' }>['words'];

export interface ChoiceDraft extends Row {
  /** Empty until the question is sent: then it is made of the label, and stays. */
  value: string;
  label: Localized;
}
/** Every kind's own fields at once: who tries another kind and comes back finds what was written. */
export interface AnswerDraft {
  kind: AnswerForm['kind'];
  several: boolean;
  choices: ChoiceDraft[];
  from: Typed;
  to: Typed;
  low: Localized;
  high: Localized;
  most: Typed;
  words: Words;
}
export type StimulusDraft = StimulusView & Row;
export interface ProbeDraft extends Row {
  words: Localized;
}
/** A question while somebody writes it. */
export interface QuestionDraft extends Omit<
  QuestionBody,
  'day' | 'closesDay' | 'minutes' | 'hintWords' | 'answer' | 'stimuli' | 'probes'
> {
  day: Typed;
  closesDay: Typed;
  minutes: Typed;
  /** Empty: no hint. */
  hintWords: Typed;
  answer: AnswerDraft;
  stimuli: StimulusDraft[];
  probes: ProbeDraft[];
}

const BLANK: AnswerDraft = {
  kind: 'text',
  several: false,
  choices: [
    { row: 0, value: '', label: {} },
    { row: 1, value: '', label: {} },
  ],
  from: 1,
  to: 5,
  low: {},
  high: {},
  most: 3,
  words: 'optional',
};

const numbered = <Item extends object>(items: readonly Item[]): (Item & Row)[] =>
  items.map((item, row) => ({ ...item, row }));

/** A number that no row of the list has. */
export const nextRow = (rows: readonly Row[]): number => Math.max(-1, ...rows.map(({ row }) => row)) + 1;

const answerDraftOf = (answer: AnswerForm): AnswerDraft =>
  answer.kind === 'choice' || answer.kind === 'ranking'
    ? { ...BLANK, ...answer, choices: numbered(answer.choices) }
    : { ...BLANK, ...answer };

export const draftOfQuestion = (question: GuideQuestionView): QuestionDraft => ({
  section: question.section,
  day: question.day,
  opens: question.opens,
  closesDay: question.closesDay,
  closes: question.closes,
  clock: question.clock,
  masking: question.masking,
  minutes: question.minutes,
  title: question.title,
  text: question.text,
  answer: answerDraftOf(question.answer),
  stimuli: numbered(question.stimuli),
  skippable: question.skippable,
  hintWords: question.hintWords ?? '',
  onlyFor: question.onlyFor,
  afterPrevious: question.afterPrevious,
  peers: question.peers,
  probes: numbered(question.probes.map((words) => ({ words }))),
});

/** A new question begins as most of them are. */
export const freshQuestion = (day: number, days: number): QuestionDraft => ({
  section: null,
  day,
  opens: '09:00',
  closesDay: Math.min(day + 1, days),
  closes: '23:00',
  clock: 'study',
  masking: 'after-own-answer',
  minutes: 5,
  title: {},
  text: {},
  answer: BLANK,
  stimuli: [],
  skippable: true,
  hintWords: '',
  onlyFor: [],
  afterPrevious: false,
  peers: null,
  probes: [],
});

/** An emptied language is absent, not an empty text. */
const withoutEmpty = (words: Localized): Localized =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text.trim() !== ''));

const MOST_OF_A_VALUE = 60;
/** Room for a number behind it. */
const OF_LABEL = MOST_OF_A_VALUE - 4;

/** Values that have been given stay; a new one is read off its label, in any of its languages. */
function choicesToSend(choices: readonly ChoiceDraft[]): { value: string; label: Localized }[] {
  const taken = new Set(choices.map(({ value }) => value).filter(Boolean));
  return choices.map(({ value, label }) => {
    if (value) return { value, label: withoutEmpty(label) };
    const words = Object.values(withoutEmpty(label))[0] ?? '';
    const stem = plainKey(words).slice(0, OF_LABEL).replace(/-+$/, '') || 'choice';
    let fresh = stem;
    for (let number = 2; taken.has(fresh); number++) fresh = `${stem}-${number}`;
    taken.add(fresh);
    return { value: fresh, label: withoutEmpty(label) };
  });
}

/** A field left empty is refused in words by the contract's bounds. */
const numberOf = (typed: Typed): number => (typed === '' ? 0 : typed);

function answerToSend({ kind, several, choices, from, to, low, high, most, words }: AnswerDraft): AnswerForm {
  switch (kind) {
    case 'text':
      return { kind };
    case 'choice':
      return { kind, several, choices: choicesToSend(choices), words };
    case 'ranking':
      return { kind, choices: choicesToSend(choices), words };
    case 'rating':
      return {
        kind,
        from: numberOf(from),
        to: numberOf(to),
        low: withoutEmpty(low),
        high: withoutEmpty(high),
        words,
      };
    case 'photo':
      return { kind, most: numberOf(most), words };
  }
}

function stimulusToSend(stimulus: StimulusView): QuestionBody['stimuli'][number] {
  if (stimulus.kind === 'text') return { kind: 'text', text: withoutEmpty(stimulus.text) };
  if (stimulus.kind === 'link') return { kind: 'link', url: stimulus.url.trim(), label: withoutEmpty(stimulus.label) };
  return { kind: 'image', fileId: stimulus.fileId, alt: withoutEmpty(stimulus.alt) };
}

/** The question as the server takes it; faults it finds stand at the same places as in the draft. */
export const questionToSend = (draft: QuestionDraft): QuestionBody => ({
  section: draft.section && withoutEmpty(draft.section),
  day: numberOf(draft.day),
  opens: draft.opens,
  closesDay: numberOf(draft.closesDay),
  closes: draft.closes,
  clock: draft.clock,
  masking: draft.masking,
  minutes: numberOf(draft.minutes),
  title: withoutEmpty(draft.title),
  text: withoutEmpty(draft.text),
  answer: answerToSend(draft.answer),
  stimuli: draft.stimuli.map(stimulusToSend),
  skippable: draft.skippable,
  hintWords: draft.hintWords === '' ? null : draft.hintWords,
  onlyFor: draft.onlyFor,
  afterPrevious: draft.afterPrevious,
  peers: draft.peers,
  probes: draft.probes.map(({ words }) => withoutEmpty(words)).filter((words) => Object.keys(words).length > 0),
});

/** The same whatever the order in which an object's parts were written. */
const told = (value: unknown): string =>
  JSON.stringify(value, (_, held: unknown) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );

/** What was changed since; a colleague's changes to the rest are left alone by sending no more than this. */
export const changesBetween = (before: QuestionDraft, now: QuestionDraft): Partial<QuestionBody> => {
  const first = questionToSend(before);
  const last = questionToSend(now);
  return Object.fromEntries(
    (Object.keys(last) as (keyof QuestionBody)[])
      .filter((part) => told(first[part]) !== told(last[part]))
      .map((part) => [part, last[part]]),
  );
};

/** Moves an item of a list; a place outside the list leaves it as it is. */
export function stepWithin<Item>(items: readonly Item[], at: number, by: -1 | 1): Item[] {
  const item = items[at];
  const to = at + by;
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  return items.toSpliced(at, 1).toSpliced(to, 0, item);
}

/** A question on another day stays open as long as before, as far as the study has days. */
export const movedTo = (
  { day, closesDay }: { day: number; closesDay: number },
  to: number,
  days: number,
): { day: number; closesDay: number } => ({ day: to, closesDay: Math.max(to, Math.min(days, closesDay + to - day)) });
