import { invalid, type DomainError } from '../../../platform/errors/domain-error.js';
import type { AnswerFault } from './answer-fault.js';
import { contactIn, type ContactAnswers } from './contact-answers.js';
import { fieldsOf, readAnswer, removeField } from './read-values.js';
import { commentName, isAnswered, type ScreenerPage, type ScreenerQuestion } from './screener-form.js';
import type { Answers, OpenPage, Refusal, ScreenerLogic } from './screener-logic.js';
import { failedIn, missingIn, panelKey } from './what-is-missing.js';

/** One page as it was sent. */
export interface SentAnswers {
  pageName: string;
  /** As the browser sent it, without the fields that are not questions. */
  fields: Readonly<Record<string, unknown>>;
  /** The questions that stood on the page when it was sent, with a mark where a place was suggested. */
  shown: readonly string[];
  goingBack: boolean;
}

/** A picture sent with the page: in the answers already, or with a fault. */
export interface SentPicture {
  question: string;
  fault?: AnswerFault;
}

export type ReadPage =
  | { kind: 'faults'; open: OpenPage[]; page: OpenPage; faults: Record<string, AnswerFault> }
  | {
      kind: 'read';
      /** All answers of the form, this page's among them. */
      answers: Answers;
      open: OpenPage[];
      contact: ContactAnswers | undefined;
      /** The first question that the person could not see yet when they sent the page. */
      fresh: string | undefined;
      /** What ends the form now; never on the way back. */
      refusal: Refusal | undefined;
    };

/** How a page tells that it stood there with a suggestion, so that an empty answer is meant. */
export const shownWithSuggestion = (question: string): string => `${question}!`;

/** Reads one page by the rules of the form, without keeping anything. */
export function readPage(
  logic: ScreenerLogic,
  before: Answers,
  sent: SentAnswers,
  pictures: readonly SentPicture[],
): ReadPage {
  const page = logic.pages.find(({ name }) => name === sent.pageName);
  const known = new Set(page?.questions.flatMap(fieldsOf));
  const unknown = Object.keys(sent.fields).filter((name) => !known.has(name));
  if (!page || unknown.length > 0) throw unknownFields(unknown);
  const { found, wrong } = readQuestions(page, before, sent, pictures);
  const own = new Set(page.questions.flatMap(({ name }) => [name, commentName(name)]));
  const elsewhere = Object.fromEntries(Object.entries(before).filter(([name]) => !own.has(name)));
  const { answers, open } = logic.settle({ ...elsewhere, ...found });
  const refusal = (): Refusal | undefined => (sent.goingBack ? undefined : logic.refusal(answers));
  const here = open.find((one) => one.page.name === page.name);
  if (!here) return { kind: 'read', answers, open, contact: undefined, fresh: undefined, refusal: refusal() };
  const contact = Object.fromEntries(Object.entries(found).filter(([name]) => logic.contactNames.has(name)));
  const { faults, fresh } = judge(logic, here, { ...answers, ...contact }, wrong, sent);
  if (Object.keys(faults).length > 0) return { kind: 'faults', open, page: here, faults };
  return { kind: 'read', answers, open, contact: contactIn(logic.definition, found), fresh, refusal: refusal() };
}

/** The questions of this page that take these files, by the fields they came in. */
export function pictureQuestions(
  logic: ScreenerLogic,
  pageName: string,
  fields: readonly string[],
): ScreenerQuestion[] {
  const page = logic.pages.find(({ name }) => name === pageName);
  return fields.map((field) => {
    const question = page?.questions.find(({ name, type }) => name === field && type === 'file');
    if (!question) throw unknownFields([field]);
    return question;
  });
}

const unknownFields = (names: readonly string[]): DomainError =>
  invalid(
    'recruitment.unknown-field',
    'The form holds a field that this page does not have.',
    names.map((path) => ({ path: path.slice(0, 60), message: 'is not a question of this page' })),
  );

function readQuestions(
  page: ScreenerPage,
  before: Answers,
  sent: SentAnswers,
  pictures: readonly SentPicture[],
): { found: Answers; wrong: Record<string, AnswerFault> } {
  const found: Answers = {};
  const wrong: Record<string, AnswerFault> = {};
  for (const question of page.questions) {
    const { name } = question;
    if (question.type === 'html') continue;
    if (question.type === 'file') {
      const picture = pictures.find((one) => one.question === name);
      if (picture?.fault) wrong[name] = picture.fault;
      if (before[name] !== undefined && (picture || sent.fields[removeField(name)] === undefined))
        found[name] = before[name];
      continue;
    }
    const { value, comment, fault } = readAnswer(question, sent.fields);
    if (fault) wrong[name] = fault;
    if (value !== undefined) found[name] = value;
    if (comment !== undefined) found[commentName(name)] = comment;
  }
  return { found, wrong };
}

/** Faults of what is asked here; and the first question that the person could not see yet when they sent the page. */
function judge(
  logic: ScreenerLogic,
  here: OpenPage,
  values: Answers,
  wrong: Readonly<Record<string, AnswerFault>>,
  sent: SentAnswers,
): { faults: Record<string, AnswerFault>; fresh: string | undefined } {
  const faults: Record<string, AnswerFault> = {};
  const missing = sent.goingBack ? new Map<string, AnswerFault>() : missingIn(here, values);
  const failed = failedIn(logic, here, values);
  let fresh: string | undefined;
  for (const { question } of here.questions) {
    const { name } = question;
    const suggestion = !sent.goingBack && !isAnswered(values[name]) && logic.suggestion(question, values);
    const isNew = !sent.shown.includes(suggestion ? shownWithSuggestion(name) : name);
    if (isNew && !isAnswered(values[name]) && !wrong[name] && !sent.goingBack) {
      fresh ??= name;
      continue;
    }
    const fault = wrong[name] ?? missing.get(name) ?? (sent.goingBack ? undefined : failed.get(name));
    if (fault) faults[name] = fault;
  }
  const inSight = here.requiredPanels.filter((panel) =>
    here.questions.some(({ question }) => question.panels.includes(panel) && sent.shown.includes(question.name)),
  );
  for (const panel of inSight) {
    // What was answered and could not be taken is no missing answer.
    if (here.questions.some(({ question }) => wrong[question.name] && question.panels.includes(panel))) continue;
    const { name } = panel;
    const fault = missing.get(panelKey(name));
    if (fault) faults[panelKey(name)] = fault;
  }
  return { faults, fresh };
}
