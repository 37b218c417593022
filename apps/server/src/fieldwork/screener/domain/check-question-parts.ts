import { isRaw, type Raw } from './raw-json.js';
import { INPUT_TYPES, validatorType, VALIDATOR_TYPES, type InputType } from './screener-form.js';
import { CHOICE, REFUSED_INPUTS, VALIDATORS } from './form-properties.js';
import { readPattern } from './written-pattern.js';
import type { Say } from './screener-fault.js';

const WRITTEN: Partial<Record<InputType, RegExp>> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'datetime-local': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/,
  month: /^\d{4}-\d{2}$/,
  week: /^\d{4}-W\d{2}$/,
  time: /^\d{2}:\d{2}$/,
};

export function checkInput(element: Raw, path: string, say: Say): void {
  const { inputType = 'text' } = element;
  const input = INPUT_TYPES.find((one) => one === inputType);
  if (!input) {
    const reason = typeof inputType === 'string' ? REFUSED_INPUTS[inputType] : undefined;
    return say(
      `${path}.inputType`,
      reason ?? `Lytt cannot show a field of the type "${String(inputType)}"; it shows ${INPUT_TYPES.join(', ')}.`,
    );
  }
  const isNumber = input === 'number' || input === 'range';
  for (const key of ['min', 'max'] as const) {
    const bound = element[key];
    if (bound === undefined) continue;
    const format = WRITTEN[input];
    if (typeof bound === 'string' && bound.startsWith('='))
      say(
        `${path}.${key}`,
        'Lytt does not carry out a bound that is an expression; use a validator of the type expression.',
      );
    else if (isNumber ? !Number.isFinite(Number(bound)) : !format?.test(String(bound)))
      say(
        `${path}.${key}`,
        format || isNumber
          ? `This is no bound for a field of the type ${input}.`
          : `A field of the type ${input} has no bounds.`,
      );
  }
  if (element['step'] !== undefined && !isNumber) say(`${path}.step`, `Lytt does not carry out steps of ${input}.`);
}

export function checkChoices(choices: unknown, mayBeEmpty: boolean, path: string, say: Say): void {
  if (mayBeEmpty && choices === undefined) return;
  if (!Array.isArray(choices) || (choices.length === 0 && !mayBeEmpty)) return say(path, 'Give at least one choice.');
  const values = new Set<string>();
  for (const [at, choice] of (choices as unknown[]).entries()) {
    const value = isRaw(choice) ? choice['value'] : choice;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      say(`${path}.${at}`, 'A choice needs a value.');
    else if (values.has(String(value))) say(`${path}.${at}`, `"${String(value)}" stands twice among the choices.`);
    values.add(String(value));
    for (const key of isRaw(choice) ? Object.keys(choice) : [])
      if (!CHOICE.has(key)) say(`${path}.${at}.${key}`, `Lytt does not carry out "${key}" of a choice.`);
  }
}

export function checkValidators(validators: unknown, question: string, path: string, say: Say): void {
  if (validators === undefined) return;
  if (!Array.isArray(validators)) return say(path, 'Validators are a list.');
  for (const [at, raw] of (validators as unknown[]).entries()) {
    const where = `${path}.${at}`;
    const type = isRaw(raw) ? validatorType(raw) : undefined;
    if (!isRaw(raw) || !type) {
      say(`${where}.type`, `Lytt carries out validators of the types ${VALIDATOR_TYPES.join(', ')}.`);
      continue;
    }
    const { has, on }: { has: readonly string[]; on: readonly string[] | undefined } = VALIDATORS[type];
    if (on && !on.includes(question))
      say(`${where}.type`, `A ${type} validator says nothing about a ${question} question.`);
    for (const key of Object.keys(raw))
      if (key !== 'type' && key !== 'text' && !has.includes(key))
        say(`${where}.${key}`, `Lytt does not carry out "${key}" of a ${type} validator.`);
    if (type !== 'regex') continue;
    const pattern = readPattern(raw['regex'], (raw['caseInsensitive'] ?? raw['insensitive']) === true);
    if ('fault' in pattern) say(`${where}.regex`, pattern.fault);
  }
}
