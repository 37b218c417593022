import { z } from 'zod';
import type { ChoiceValue, ScreenerQuestion } from '../domain/screener-form.js';

/** What can be wrong with one answer; each is a text of the catalogue `recruitment.fault.*`. */
export type FaultCode =
  | 'required'
  | 'required-choice'
  | 'choice'
  | 'too-many'
  | 'too-few'
  | 'too-long'
  | 'number'
  | 'whole-number'
  | 'too-small'
  | 'too-large'
  | 'email'
  | 'phone'
  | 'date';
export interface AnswerFault {
  code: FaultCode;
  values: Record<string, string | number>;
}
export type ReadValue =
  { ok: true; value: ChoiceValue | ChoiceValue[] | undefined } | { ok: false; fault: AnswerFault };

const LONGEST_NUMBER = 30;
const LONGEST_EMAIL = 254;
/** What people type in phone fields: digits with the signs that group them. */
const PHONE = /^\+?[\d\s()./-]{4,40}$/;

const fault = (code: FaultCode): { error: string } => ({ error: code });
const points = (text: string): number => [...text].length;

/** What a form may send for this question, and what it becomes. SurveyJS checks none of this (stack.md 6). */
function schemaOf(question: ScreenerQuestion): z.ZodType<ChoiceValue | ChoiceValue[]> {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'rating':
    case 'boolean':
      return oneOf(question);
    case 'checkbox':
      return z
        .array(oneOf(question))
        .max(question.choices.length, fault('choice'))
        .transform((chosen) => [...new Set(chosen)])
        .refine((chosen) => chosen.length <= (question.maxChosen ?? Number.POSITIVE_INFINITY), fault('too-many'))
        .refine((chosen) => chosen.length >= (question.minChosen ?? 0), fault('too-few'));
    case 'comment':
      return text(question);
    case 'text':
      return lineOf(question);
    case 'html':
      return z.never(fault('choice'));
  }
}

const oneOf = (question: ScreenerQuestion): z.ZodType<ChoiceValue> =>
  z.string(fault('choice')).transform((sent, context): ChoiceValue => {
    const choice = question.choices.find((one) => String(one.value) === sent);
    if (choice) return choice.value;
    context.addIssue({ code: 'custom', message: 'choice' });
    return z.NEVER;
  });

const text = (question: ScreenerQuestion): z.ZodType<string> =>
  z
    .string(fault('too-long'))
    .refine((sent) => sent.length <= question.maxLength * 2 && points(sent) <= question.maxLength, fault('too-long'));

function lineOf(question: ScreenerQuestion): z.ZodType<ChoiceValue> {
  switch (question.input) {
    case 'number':
      return numberIn(question);
    case 'email':
      return z
        .string(fault('email'))
        .max(LONGEST_EMAIL, fault('email'))
        .pipe(z.email(fault('email')));
    case 'tel':
      return z.string(fault('phone')).regex(PHONE, fault('phone'));
    case 'date':
      return z
        .string(fault('date'))
        .pipe(z.iso.date(fault('date')))
        .refine((sent) => typeof question.min !== 'string' || sent >= question.min, fault('too-small'))
        .refine((sent) => typeof question.max !== 'string' || sent <= question.max, fault('too-large'));
    case 'text':
      // One line: what a browser's line field can hold.
      return text(question).refine((sent) => !/[\r\n]/.test(sent), fault('too-long'));
  }
}

const numberIn = (question: ScreenerQuestion): z.ZodType<number> =>
  z
    .string(fault('number'))
    .max(LONGEST_NUMBER, fault('number'))
    .transform((sent) => sent.replace(/\s/g, '').replace(',', '.'))
    .pipe(z.string().regex(/^-?\d+(\.\d+)?$/, fault('number')))
    .transform(Number)
    // As in HTML: without a step the number is a whole one.
    .refine((sent) => question.step !== undefined || Number.isInteger(sent), fault('whole-number'))
    .refine((sent) => typeof question.min !== 'number' || sent >= question.min, fault('too-small'))
    .refine((sent) => typeof question.max !== 'number' || sent <= question.max, fault('too-large'));

/** Reads what a browser sent for one question. Nothing typed is no answer; whether one is needed is not asked here. */
export function readValue(question: ScreenerQuestion, sent: unknown): ReadValue {
  const given = question.type === 'checkbox' ? [sent].flat().filter((one) => one !== undefined && one !== '') : sent;
  const trimmed = typeof given === 'string' ? given.replace(/\r\n/g, '\n').trim() : given;
  if (trimmed === undefined || trimmed === '' || (Array.isArray(trimmed) && trimmed.length === 0))
    return { ok: true, value: undefined };
  const parsed = schemaOf(question).safeParse(trimmed);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, fault: faultOf(question, (parsed.error.issues[0]?.message ?? 'choice') as FaultCode) };
}

export const missingAnswer = (question: ScreenerQuestion): AnswerFault =>
  faultOf(question, question.choices.length > 0 ? 'required-choice' : 'required');

const faultOf = (question: ScreenerQuestion, code: FaultCode): AnswerFault => ({
  code,
  values: {
    limit: question.maxLength,
    min: String(question.min ?? ''),
    max: String(question.max ?? ''),
    most: question.maxChosen ?? 0,
    least: question.minChosen ?? 0,
  },
});
