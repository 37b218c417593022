import { z } from 'zod';
import { isRaw } from './raw-json.js';
import type { ChoiceValue } from './choice.js';
import { commentName, isAnswered, type ScreenerQuestion } from './screener-form.js';
import { fault, faultOf, type AnswerFault, type FaultCode } from './answer-fault.js';
import { lineSchema, readLine, text } from './read-line.js';

export type AnswerValue = ChoiceValue | ChoiceValue[] | Record<string, ChoiceValue>;
export type ReadValue = { ok: true; value: AnswerValue | undefined } | { ok: false; fault: AnswerFault };
type Fields = Readonly<Record<string, unknown>>;

/** What was written beside "other" is a line like any other. */
const LONGEST_COMMENT = 500;
const several = new Set(['checkbox', 'tagbox']);

/** What a form may send for a question of one field, and what it becomes. SurveyJS checks none of this. */
function schemaOf(question: ScreenerQuestion): z.ZodType<ChoiceValue | ChoiceValue[]> {
  switch (question.type) {
    case 'radiogroup':
    case 'dropdown':
    case 'rating':
    case 'boolean':
      return oneOf(question);
    case 'checkbox':
    case 'tagbox':
      return z
        .array(oneOf(question))
        .max(question.choices.length, fault('choice'))
        .transform((chosen) => [...new Set(chosen)])
        .refine((chosen) => chosen.length < 2 || !chosen.some((one) => isAlone(question, one)), fault('alone'))
        .refine((chosen) => chosen.length <= (question.maxChosen ?? Number.POSITIVE_INFINITY), fault('too-many'))
        .refine(
          (chosen) => chosen.length >= (question.minChosen ?? 0) || chosen.some((one) => isAlone(question, one)),
          fault('too-few'),
        );
    case 'comment':
      return text(question);
    case 'text':
      return lineSchema(question);
    case 'ranking':
      return z.array(oneOf(question)).refine((order) => new Set(order).size === order.length, fault('order'));
    case 'multipletext':
    case 'file':
    case 'html':
      return z.never(fault('choice'));
  }
}

/** Building a schema costs many times what reading by it does. */
const schemas = new WeakMap<ScreenerQuestion, z.ZodType<ChoiceValue | ChoiceValue[]>>();
function keptSchema(question: ScreenerQuestion): z.ZodType<ChoiceValue | ChoiceValue[]> {
  const schema = schemas.get(question) ?? schemaOf(question);
  schemas.set(question, schema);
  return schema;
}

const isAlone = (question: ScreenerQuestion, value: ChoiceValue): boolean => {
  const special = question.choices.find((one) => one.value === value)?.special;
  return special !== undefined && special !== 'other';
};

const oneOf = (question: ScreenerQuestion): z.ZodType<ChoiceValue> =>
  z.string(fault('choice')).transform((sent, context): ChoiceValue => {
    const choice = question.choices.find((one) => String(one.value) === sent);
    if (choice) return choice.value;
    context.addIssue({ code: 'custom', message: 'choice' });
    return z.NEVER;
  });

/** Reads what a browser sent for a question of one field. Nothing typed is no answer; whether one is needed is not asked here. */
export function readValue(question: ScreenerQuestion, sent: unknown): ReadValue {
  const given =
    several.has(question.type) || question.type === 'ranking'
      ? [sent].flat().filter((one) => one !== undefined && one !== '')
      : sent;
  const trimmed = typeof given === 'string' ? given.replace(/\r\n/g, '\n').trim() : given;
  if (trimmed === undefined || trimmed === '' || (Array.isArray(trimmed) && trimmed.length === 0))
    return { ok: true, value: undefined };
  const parsed = keptSchema(question).safeParse(trimmed);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, fault: faultOf(question, (parsed.error.issues[0]?.message ?? 'choice') as FaultCode) };
}

/** A field of a question that has several: one of its lines, or one of the things to be ranked. */
export const fieldName = (question: string, part: ChoiceValue): string => `${question}.${part}`;
/** Ticked to take a picture away again. */
export const removeField = (question: string): string => `${question}.remove`;

/** Every field that a page may send for a question. */
export function fieldsOf(question: ScreenerQuestion): string[] {
  const { name, type, choices, lines } = question;
  if (type === 'ranking') return choices.map(({ value }) => fieldName(name, value));
  if (type === 'multipletext') return lines.map((line) => fieldName(name, line.name));
  if (type === 'file') return [removeField(name)];
  return choices.some(({ special }) => special === 'other') ? [name, commentName(name)] : [name];
}

/** An answer as the fields that would have sent it: what stands in a form that is opened again. */
export function asFields(question: ScreenerQuestion, value: unknown): Record<string, unknown> {
  if (question.type === 'ranking')
    return Array.isArray(value)
      ? Object.fromEntries((value as ChoiceValue[]).map((one, at) => [fieldName(question.name, one), String(at + 1)]))
      : {};
  if (question.type === 'multipletext')
    return isRaw(value)
      ? Object.fromEntries(Object.entries(value).map(([line, said]) => [fieldName(question.name, line), said]))
      : {};
  return value === undefined ? {} : { [question.name]: value };
}

export interface ReadAnswer {
  value: AnswerValue | undefined;
  comment: string | undefined;
  fault: AnswerFault | undefined;
}

/** Reads all fields of one question. Pictures come another way. */
export function readAnswer(question: ScreenerQuestion, fields: Fields): ReadAnswer {
  const read =
    question.type === 'ranking'
      ? readOrder(question, fields)
      : question.type === 'multipletext'
        ? readLines(question, fields)
        : readValue(question, fields[question.name]);
  if (!read.ok) return { value: undefined, comment: undefined, fault: read.fault };
  const other = question.choices.find(({ special }) => special === 'other');
  if (!other || ![read.value].flat().includes(other.value as never))
    return { value: read.value, comment: undefined, fault: undefined };
  const comment = readLine(
    { ...question, input: 'text', maxLength: LONGEST_COMMENT },
    fields[commentName(question.name)],
  );
  if (!comment.ok)
    return {
      value: undefined,
      comment: undefined,
      fault: faultOf({ ...question, maxLength: LONGEST_COMMENT }, comment.code),
    };
  const said = comment.value === undefined ? undefined : String(comment.value);
  return { value: read.value, comment: said, fault: undefined };
}

/** A place for every one of them, each place once; all left open is no answer. */
function readOrder(question: ScreenerQuestion, fields: Fields): ReadValue {
  const sent = question.choices
    .map(({ value }) => ({ value, place: fields[fieldName(question.name, value)] }))
    // Those not offered to this person have no field on their page.
    .filter(({ place }) => place !== undefined);
  if (sent.every(({ place }) => place === '')) return { ok: true, value: undefined };
  const places = sent.map(({ place }) => (typeof place === 'string' && /^\d{1,3}$/.test(place) ? Number(place) : 0));
  const isOrder = new Set(places).size === places.length && places.every((place) => place >= 1 && place <= sent.length);
  if (!isOrder) return { ok: false, fault: faultOf(question, 'order') };
  const inOrder = sent.map(({ value }, at) => ({ value, place: places[at] ?? 0 }));
  return { ok: true, value: inOrder.sort((one, other) => one.place - other.place).map(({ value }) => value) };
}

function readLines(question: ScreenerQuestion, fields: Fields): ReadValue {
  const found: Record<string, ChoiceValue> = {};
  for (const line of question.lines) {
    const read = readLine(line, fields[fieldName(question.name, line.name)]);
    if (!read.ok) return { ok: false, fault: { ...faultOf(line, read.code), line: line.name } };
    if (read.value !== undefined) found[line.name] = read.value;
  }
  return { ok: true, value: isAnswered(found) ? found : undefined };
}
