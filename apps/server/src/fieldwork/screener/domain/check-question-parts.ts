import { isRaw, type Raw } from './raw-json.js';
import { INPUT_TYPES, validatorType, VALIDATOR_TYPES, type InputType } from './screener-form.js';
import { CHOICE, REFUSED_INPUTS, VALIDATORS } from './form-properties.js';
import { readPattern } from './written-pattern.js';
import type { Say } from './screener-fault.js';
import { because } from '../../../platform/errors/because.js';

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
      reason ?? because('screener.refusal.field-type', { type: String(inputType), types: INPUT_TYPES }),
    );
  }
  const isNumber = input === 'number' || input === 'range';
  for (const key of ['min', 'max'] as const) {
    const bound = element[key];
    if (bound === undefined) continue;
    const format = WRITTEN[input];
    if (typeof bound === 'string' && bound.startsWith('='))
      say(`${path}.${key}`, because('screener.refusal.bound-of-expression'));
    else if (isNumber ? !Number.isFinite(Number(bound)) : !format?.test(String(bound)))
      say(
        `${path}.${key}`,
        format || isNumber
          ? because('screener.refusal.bound-malformed', { input })
          : because('screener.refusal.bound-of-type', { input }),
      );
  }
  if (element['step'] !== undefined && !isNumber) say(`${path}.step`, because('screener.refusal.steps', { input }));
}

export function checkChoices(choices: unknown, mayBeEmpty: boolean, path: string, say: Say): void {
  if (mayBeEmpty && choices === undefined) return;
  if (!Array.isArray(choices) || (choices.length === 0 && !mayBeEmpty))
    return say(path, because('screener.refusal.no-choices'));
  const values = new Set<string>();
  for (const [at, choice] of (choices as unknown[]).entries()) {
    const value = isRaw(choice) ? choice['value'] : choice;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      say(`${path}.${at}`, because('screener.refusal.choice-without-value'));
    else if (values.has(String(value)))
      say(`${path}.${at}`, because('screener.refusal.choice-twice', { value: String(value) }));
    values.add(String(value));
    for (const key of isRaw(choice) ? Object.keys(choice) : [])
      if (!CHOICE.has(key)) say(`${path}.${at}.${key}`, because('screener.refusal.unknown-in-choice', { key }));
  }
}

export function checkValidators(validators: unknown, question: string, path: string, say: Say): void {
  if (validators === undefined) return;
  if (!Array.isArray(validators)) return say(path, because('screener.refusal.validators-list'));
  for (const [at, raw] of (validators as unknown[]).entries()) {
    const where = `${path}.${at}`;
    const type = isRaw(raw) ? validatorType(raw) : undefined;
    if (!isRaw(raw) || !type) {
      say(`${where}.type`, because('screener.refusal.validator-type', { list: VALIDATOR_TYPES.join(', ') }));
      continue;
    }
    const { has, on }: { has: readonly string[]; on: readonly string[] | undefined } = VALIDATORS[type];
    if (on && !on.includes(question))
      say(`${where}.type`, because('screener.refusal.validator-of-question', { type, question }));
    for (const key of Object.keys(raw))
      if (key !== 'type' && key !== 'text' && !has.includes(key))
        say(`${where}.${key}`, because('screener.refusal.unknown-in-validator', { key, type }));
    if (type !== 'regex') continue;
    const pattern = readPattern(raw['regex'], (raw['caseInsensitive'] ?? raw['insensitive']) === true);
    if ('fault' in pattern) say(`${where}.regex`, pattern.fault);
  }
}
