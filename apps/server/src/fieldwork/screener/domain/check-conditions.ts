import { ConditionsParser, FunctionFactory, type FunctionOperand, type Operand } from 'survey-core';
import { LANGUAGES, type ScreenerSection, type Reason } from '@lytt/shared';
import { elementsIn } from './form-elements.js';
import { namesIn as namesInText } from './piped-text.js';
import { rawsIn, type Raw } from './raw-json.js';
import { commentName } from './screener-form.js';
import { readText } from './screener-text.js';
import type { Say } from './screener-fault.js';
import { because } from '../../../platform/errors/because.js';

/** Names that SurveyJS itself knows within a condition on choices. */
const OF_A_CHOICE = ['item', 'choice'];
/**
 * Functions of SurveyJS that ask its form instead of answers. A rule that ends a form follows from answers alone, and so does
 * what `ScreenerCache` keeps of forms alike.
 */
const OF_THE_FORM = new Set(['isContainerReady', 'isDisplayMode', 'propertyValue', 'displayValue', 'getComment']);
const TEXTS = ['title', 'description', 'html', 'otherText', 'noneText', 'refuseText', 'dontKnowText', 'purpose'];

/** Every expression and every `{name}` in a text asks for something that the form has and may be asked here. */
export function checkConditions(screener: ScreenerSection, say: Say): void {
  const { form, contact, refusals, contradictions } = screener;
  const elements = elementsIn(form);
  const calculated = rawsIn(form['calculatedValues']);
  const pageOf = new Map<string, number>();
  for (const { element, page } of elements)
    if (element.type !== 'panel') pageOf.set(element.name, page).set(commentName(element.name), page);
  const apart = new Set<string>(Object.values(contact));
  const known = new Set([...pageOf.keys(), ...calculated.map(({ name }) => String(name))]);

  const isWrong = (name: string): Reason | undefined => {
    if (!known.has(name)) return because('screener.refusal.asks-for-unknown', { name });
    return apart.has(name) ? because('screener.refusal.asks-for-contact', { name }) : undefined;
  };
  const check = (expression: unknown, path: string, also: readonly string[] = []): string[] => {
    if (expression === undefined) return [];
    const parsed = typeof expression === 'string' ? new ConditionsParser().parseExpression(expression) : undefined;
    if (!parsed) {
      say(path, because('screener.refusal.no-expression'));
      return [];
    }
    for (const unknown of unknownFunctions(parsed))
      say(path, because('screener.refusal.unknown-function', { name: unknown }));
    const names = namesIn(parsed).filter((name) => !also.includes(name));
    for (const name of names) {
      const wrong = isWrong(name);
      if (wrong) say(path, because('screener.refusal.in-expression', { why: wrong }));
    }
    return names;
  };
  const checkText = (text: unknown, path: string): void => {
    const names = new Set(LANGUAGES.flatMap((language) => namesInText(readText(text, language))));
    for (const name of names) {
      const wrong = isWrong(name);
      if (wrong) say(path, because('screener.refusal.in-text', { why: wrong }));
    }
  };
  const checkChoiceCondition = (expression: unknown, path: string, page: number): void => {
    const here = check(expression, path, OF_A_CHOICE).filter((name) => pageOf.get(name) === page);
    if (here.length > 0) say(path, because('screener.refusal.choices-on-same-page', { question: here[0] ?? '' }));
  };

  for (const [at, value] of calculated.entries())
    check(value['expression'] ?? '', `form.calculatedValues.${at}.expression`);
  for (const [at, page] of form.pages.entries()) {
    check(page['visibleIf'], `form.pages.${at}.visibleIf`);
    for (const key of TEXTS) checkText(page[key], `form.pages.${at}.${key}`);
  }
  for (const { element: raw, path, page } of elements) {
    for (const key of ['visibleIf', 'requiredIf']) check(raw[key], `${path}.${key}`);
    for (const key of TEXTS) checkText(raw[key], `${path}.${key}`);
    checkChoiceCondition(raw['choicesVisibleIf'], `${path}.choicesVisibleIf`, page);
    for (const [at, choice] of listOf(raw['choices']).entries()) {
      checkChoiceCondition(choice['visibleIf'], `${path}.choices.${at}.visibleIf`, page);
      checkText(choice['text'], `${path}.choices.${at}.text`);
    }
    for (const { validator, where } of validatorsOf(raw, path))
      if (validator['expression'] !== undefined) check(validator['expression'], `${where}.expression`);
  }
  for (const [at, refusal] of refusals.entries()) check(refusal.when, `refusals.${at}.when`);
  for (const [at, contradiction] of contradictions.entries()) check(contradiction.when, `contradictions.${at}.when`);
}

/** As a list of objects that keeps the places of what is written short. */
const listOf = (choices: unknown): Raw[] =>
  Array.isArray(choices) ? (choices as unknown[]).map((one) => rawsIn([one])[0] ?? {}) : [];

function validatorsOf(raw: Raw, path: string): { validator: Raw; where: string }[] {
  const own = rawsIn(raw['validators']).map((validator, at) => ({ validator, where: `${path}.validators.${at}` }));
  const lines = rawsIn(raw['items']).flatMap((item, at) => validatorsOf(item, `${path}.items.${at}`));
  return [...own, ...lines];
}

function namesIn(expression: Operand): string[] {
  const used: string[] = [];
  expression.setVariables(used);
  return used.map((one) => one.split(/[.[]/)[0] ?? one);
}

/** To SurveyJS a function that it does not know has no value, so that the condition would never hold and nobody would see why. */
function unknownFunctions(expression: Operand): Set<string> {
  const parts: Operand[] = [];
  expression.addOperandsToList(parts);
  const used = parts
    .filter((part) => part.getType() === 'function')
    .map((part) => (part as FunctionOperand).functionName);
  return new Set(used.filter((name) => OF_THE_FORM.has(name) || !FunctionFactory.Instance.hasFunction(name)));
}
