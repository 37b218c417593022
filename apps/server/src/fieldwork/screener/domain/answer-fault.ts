import type { TextLine, ScreenerQuestion } from './screener-form.js';
import type { InEachLanguage } from './screener-text.js';
import type { FailedCheck } from './failed-check.js';

/** What can be wrong with one answer; each is a text of the catalogue `screener.fault.*`. */
export type FaultCode =
  | 'required'
  | 'required-choice'
  | 'required-panel'
  | 'required-picture'
  | 'choice'
  | 'too-many'
  | 'too-few'
  | 'count'
  | 'alone'
  | 'other'
  | 'order'
  | 'too-long'
  | 'too-short'
  | 'length'
  | 'number'
  | 'whole-number'
  | 'step'
  | 'too-small'
  | 'too-large'
  | 'between'
  | 'too-early'
  | 'too-late'
  | 'email'
  | 'phone'
  | 'url'
  | 'date'
  | 'moment'
  | 'month'
  | 'week'
  | 'time'
  | 'colour'
  | 'pattern'
  | 'picture-large'
  | 'picture-kind'
  | 'picture-heic'
  | 'picture-broken'
  | 'picture-wait';

export interface AnswerFault {
  code: FaultCode;
  values: Record<string, string | number>;
  /** The form's own words, instead of Lytt's. */
  own?: InEachLanguage;
  /** The line of a multipletext that it is about. */
  line?: string;
}

/** A fault as zod carries it. */
export const fault = (code: FaultCode): { error: string } => ({ error: code });

type Bounds = Pick<ScreenerQuestion, 'maxChosen' | 'minChosen'>;

export const faultOf = (line: TextLine & Partial<Bounds>, code: FaultCode): AnswerFault => ({
  code,
  values: {
    limit: line.maxLength,
    min: String(line.min ?? ''),
    max: String(line.max ?? ''),
    most: line.maxChosen ?? 0,
    least: line.minChosen ?? 0,
    step: String(line.step ?? 1),
  },
});

export function missingAnswer(question: ScreenerQuestion): AnswerFault {
  const code =
    question.type === 'file' ? 'required-picture' : question.choices.length > 0 ? 'required-choice' : 'required';
  const few = question.minChosen !== undefined && question.minChosen > 1;
  const found = faultOf(question, few ? 'too-few' : code);
  return isSaid(question.requiredText) ? { ...found, own: question.requiredText } : found;
}

const isSaid = (text: InEachLanguage): boolean => Object.values(text).some((one) => one !== '');

/** What Lytt says where the form's validator has no words of its own. */
export function checkFault({ check, line }: FailedCheck): AnswerFault {
  const values = {
    least: check.least ?? 0,
    most: check.most ?? 0,
    min: String(check.least ?? ''),
    max: String(check.most ?? ''),
  };
  return {
    code: codeOf(check),
    values: { ...values, limit: check.most ?? 0 },
    ...(isSaid(check.text) ? { own: check.text } : {}),
    ...(line ? { line } : {}),
  };
}

type Ends = readonly [least: FaultCode, most: FaultCode, both: FaultCode];
const BOUNDS: Record<'numeric' | 'text' | 'answercount', Ends> = {
  numeric: ['too-small', 'too-large', 'between'],
  text: ['too-short', 'too-long', 'length'],
  answercount: ['too-few', 'too-many', 'count'],
};

function codeOf({ type, least, most }: FailedCheck['check']): FaultCode {
  if (type === 'email') return 'email';
  if (type === 'regex' || type === 'expression') return 'pattern';
  const [tooLittle, tooMuch, both] = BOUNDS[type];
  if (least !== undefined && most !== undefined) return both;
  return least === undefined ? tooMuch : tooLittle;
}
