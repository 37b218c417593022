import { z } from 'zod';
import type { ChoiceValue } from './choice.js';
import type { InputType, TextLine } from './screener-form.js';
import { fault, type FaultCode } from './answer-fault.js';

const LONGEST_NUMBER = 30;
const LONGEST_EMAIL = 254;
/** What people type in phone fields: digits with the signs that group them. */
const PHONE = /^\+?[\d\s()./-]{4,40}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const WEEK = /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/;
const COLOUR = /^#[0-9a-f]{6}$/i;

const points = (text: string): number => [...text].length;

export const text = (line: TextLine): z.ZodType<string> =>
  z
    .string(fault('too-long'))
    .refine((sent) => sent.length <= line.maxLength * 2 && points(sent) <= line.maxLength, fault('too-long'));

/** What a browser sends for one line, and what it becomes. SurveyJS checks next to none of this. */
export const lineSchema = (line: TextLine): z.ZodType<ChoiceValue> => SCHEMAS[line.input](line);

const SCHEMAS: Record<InputType, (line: TextLine) => z.ZodType<ChoiceValue>> = {
  // One line: what a browser's line field can hold.
  text: (line) => text(line).refine((sent) => !/[\r\n]/.test(sent), fault('too-long')),
  email: () =>
    z
      .string(fault('email'))
      .max(LONGEST_EMAIL, fault('email'))
      .pipe(z.email(fault('email'))),
  tel: () => z.string(fault('phone')).regex(PHONE, fault('phone')),
  url: (line) =>
    text(line)
      // People leave the beginning away; a script's address is no web address.
      .transform((sent) => (/^[a-z][a-z\d+.-]*:/i.test(sent) ? sent : `https://${sent}`))
      .pipe(z.url({ protocol: /^https?$/, hostname: z.regexes.domain, ...fault('url') })),
  number: (line) => numberIn(line),
  range: (line) => numberIn(line),
  date: (line) => within(line, z.string(fault('date')).pipe(z.iso.date(fault('date')))),
  'datetime-local': (line) =>
    within(
      line,
      z
        .string(fault('moment'))
        .refine((sent) => z.iso.date().safeParse(MOMENT.exec(sent)?.[1]).success, fault('moment')),
    ),
  month: (line) => within(line, z.string(fault('month')).regex(MONTH, fault('month'))),
  week: (line) => within(line, z.string(fault('week')).regex(WEEK, fault('week'))),
  time: (line) => within(line, z.string(fault('time')).regex(TIME, fault('time'))),
  color: () => z.string(fault('colour')).regex(COLOUR, fault('colour')),
};

/** Dates, months, weeks and times are written so that the later one is also the larger text. */
const within = (line: TextLine, schema: z.ZodType<string>): z.ZodType<string> =>
  schema
    .refine((sent) => line.min === undefined || sent >= String(line.min), fault('too-early'))
    .refine((sent) => line.max === undefined || sent <= String(line.max), fault('too-late'));

const numberIn = (line: TextLine): z.ZodType<number> =>
  z
    .string(fault('number'))
    .max(LONGEST_NUMBER, fault('number'))
    .transform((sent) => sent.replace(/\s/g, '').replace(',', '.').replace('−', '-'))
    .pipe(z.string().regex(/^-?\d+(\.\d+)?$/, fault('number')))
    .transform(Number)
    // As in HTML: without a step the number is a whole one.
    .refine((sent) => line.step !== undefined || Number.isInteger(sent), fault('whole-number'))
    .refine((sent) => line.min === undefined || sent >= Number(line.min), fault('too-small'))
    .refine((sent) => line.max === undefined || sent <= Number(line.max), fault('too-large'))
    .refine((sent) => isOnStep(sent, line), fault('step'));

const isOnStep = (sent: number, { step, min }: TextLine): boolean => {
  if (step === undefined || step <= 0) return true;
  const steps = (sent - Number(min ?? 0)) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
};

const blank = (sent: unknown): boolean => sent === undefined || sent === '';

/** Reads one line; undefined for nothing typed. */
export function readLine(
  line: TextLine,
  sent: unknown,
): { ok: true; value: ChoiceValue | undefined } | { ok: false; code: FaultCode } {
  const trimmed = typeof sent === 'string' ? sent.trim() : sent;
  if (blank(trimmed)) return { ok: true, value: undefined };
  const parsed = lineSchema(line).safeParse(trimmed);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, code: (parsed.error.issues[0]?.message ?? 'choice') as FaultCode };
}
