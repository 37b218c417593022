import { KeepUntil, type ScreenerSection } from '@lytt/shared';
import { PLACES } from './place-choices.js';
import { unshownIn } from './marked-words.js';
import { isRaw, rawsIn, type Raw } from './raw-json.js';
import { QUESTION_TYPES, type QuestionType } from './screener-form.js';
import { readEach } from './screener-text.js';
import { CALCULATED, FORM, LINE_ITEM, PAGE, PANEL, PROPERTIES } from './form-properties.js';
import type { Say } from './screener-fault.js';
import { checkChoices, checkInput, checkValidators } from './check-question-parts.js';
import { because } from '../../../platform/errors/because.js';

/** Pages of Lytt's own that stand beside the screener's under one address. */
export const OWN_PAGES = ['check', 'thanks', 'end', 'end-unstored'] as const;

const KEY = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/;
/** Deeper nesting nobody can follow on a telephone. */
const DEEPEST_PANEL = 3;

/** Whether the pages can show and carry out every part of the SurveyJS form. */
export function checkFormShape({ form }: ScreenerSection, say: Say): void {
  for (const key of Object.keys(form))
    if (!FORM.has(key))
      say(
        `form.${key}`,
        key === 'triggers'
          ? because('screener.refusal.triggers')
          : because('screener.refusal.unknown-in-form', { key }),
      );
  const names = new Names(say);
  const pageNames = new Set<string>();
  for (const [at, page] of form.pages.entries()) {
    const path = `form.pages.${at}`;
    knows(page, PAGE, 'page', path, say);
    if ((OWN_PAGES as readonly string[]).includes(page.name))
      say(`${path}.name`, because('screener.refusal.page-name-reserved', { name: page.name }));
    if (pageNames.has(page.name)) say(`${path}.name`, because('screener.refusal.page-name-twice', { name: page.name }));
    pageNames.add(page.name);
    checkElements(page.elements, path, names, 0, say);
  }
  checkCalculated(form['calculatedValues'], names, say);
}

/** Questions, panels and calculated values are known by name, so no two may share one. */
class Names {
  private readonly taken = new Set<string>();
  constructor(private readonly say: Say) {}

  claim(name: unknown, path: string): void {
    if (typeof name !== 'string' || !KEY.test(name))
      return this.say(`${path}.name`, because('screener.refusal.name-characters'));
    if (name.endsWith('-Comment')) this.say(`${path}.name`, because('screener.refusal.name-of-comment'));
    if (this.taken.has(name)) this.say(`${path}.name`, because('screener.refusal.question-name-twice', { name }));
    this.taken.add(name);
  }
}

const knows = (raw: Raw, known: ReadonlySet<string>, of: string, path: string, say: Say): void => {
  for (const key of Object.keys(raw))
    if (!known.has(key)) say(`${path}.${key}`, because('screener.refusal.unknown-in-element', { key, of }));
};

function checkElements(elements: readonly unknown[], path: string, names: Names, depth: number, say: Say): void {
  for (const [place, element] of elements.entries()) {
    const where = `${path}.elements.${place}`;
    if (!isRaw(element)) say(where, because('screener.refusal.no-question'));
    else if (element['type'] === 'panel') checkPanel(element, where, names, depth, say);
    else checkQuestion(element, where, names, say);
  }
}

function checkPanel(panel: Raw, path: string, names: Names, depth: number, say: Say): void {
  knows(panel, PANEL, 'panel', path, say);
  names.claim(panel['name'], path);
  if (depth >= DEEPEST_PANEL) return say(path, because('screener.refusal.panel-too-deep', { deep: DEEPEST_PANEL }));
  if (!Array.isArray(panel['elements']) || panel['elements'].length === 0)
    return say(`${path}.elements`, because('screener.refusal.panel-empty'));
  checkElements(panel['elements'], path, names, depth + 1, say);
}

function checkQuestion(element: Raw, path: string, names: Names, say: Say): void {
  const type = QUESTION_TYPES.find((one) => one === element['type']);
  if (!type)
    return say(
      `${path}.type`,
      because('screener.refusal.question-type', {
        type: String(element['type']),
        types: QUESTION_TYPES.join(', '),
      }),
    );
  names.claim(element['name'], path);
  knows(element, PROPERTIES[type], `${type} question`, path, say);
  checkOwnProperties(element, path, say);
  checkValidators(element['validators'], type, `${path}.validators`, say);
  CHECKS[type]?.(element, path, say);
}

function checkOwnProperties(element: Raw, path: string, say: Say): void {
  if (element['keepUntil'] !== undefined && !KeepUntil.safeParse(element['keepUntil']).success)
    say(`${path}.keepUntil`, because('screener.refusal.keep-until', { list: KeepUntil.options.join(', ') }));
  if (element['personal'] !== undefined && typeof element['personal'] !== 'boolean')
    say(`${path}.personal`, because('screener.refusal.personal-true-or-false'));
  if (element['places'] !== undefined && !PLACES.some((one) => one === element['places']))
    say(`${path}.places`, because('screener.refusal.places', { list: PLACES.join(' or ') }));
  const isConditional =
    element['choicesVisibleIf'] !== undefined ||
    rawsIn(element['choices']).some((one) => one['visibleIf'] !== undefined);
  if (element['places'] !== undefined && isConditional)
    say(`${path}.places`, because('screener.refusal.conditions-on-places'));
}

const choices = (element: Raw, path: string, say: Say): void => {
  if (element['choicesOrder'] === 'random') say(`${path}.choicesOrder`, because('screener.refusal.random-order'));
  const special = ['showOtherItem', 'hasOther', 'showNoneItem', 'hasNone', 'showRefuseItem', 'showDontKnowItem'];
  const mayBeEmpty = element['places'] !== undefined || special.some((key) => element[key] === true);
  checkChoices(element['choices'], mayBeEmpty, `${path}.choices`, say);
};

const CHECKS: Partial<Record<QuestionType, (element: Raw, path: string, say: Say) => void>> = {
  radiogroup: choices,
  checkbox: choices,
  dropdown: choices,
  tagbox: choices,
  ranking: choices,
  rating: checkRating,
  text: checkInput,
  multipletext: checkLines,
  file: checkFile,
  html: checkHtml,
};

function checkRating(element: Raw, path: string, say: Say): void {
  if (element['rateValues'] !== undefined) return checkChoices(element['rateValues'], false, `${path}.rateValues`, say);
  const { rateMin = 1, rateMax = 5, rateStep = 1 } = element;
  if (typeof rateMin !== 'number' || typeof rateMax !== 'number' || typeof rateStep !== 'number' || rateStep <= 0)
    return say(path, because('screener.refusal.scale-numbers'));
  if (rateMax <= rateMin) say(`${path}.rateMax`, because('screener.refusal.scale-reversed'));
  if ((rateMax - rateMin) / rateStep > 19) say(`${path}.rateMax`, because('screener.refusal.scale-too-long'));
}

function checkLines(element: Raw, path: string, say: Say): void {
  const items = element['items'];
  if (!Array.isArray(items) || items.length === 0) return say(`${path}.items`, because('screener.refusal.no-lines'));
  const names = new Set<unknown>();
  for (const [at, item] of rawsIn(items).entries()) {
    const where = `${path}.items.${at}`;
    knows(item, LINE_ITEM, 'line', where, say);
    if (typeof item['name'] !== 'string' || !KEY.test(item['name']))
      say(`${where}.name`, because('screener.refusal.name-characters'));
    if (names.has(item['name']))
      say(`${where}.name`, because('screener.refusal.line-name-twice', { name: String(item['name']) }));
    names.add(item['name']);
    checkInput(item, where, say);
    checkValidators(item['validators'], 'text', `${where}.validators`, say);
  }
}

const PICTURE_TYPE = /^(image\/[\w.+*-]+|\.(jpe?g|png|gif|webp|avif))$/i;

function checkFile(element: Raw, path: string, say: Say): void {
  const accepted = element['acceptedTypes'];
  const types = typeof accepted === 'string' ? accepted.split(',').map((one) => one.trim()) : [];
  if (types.length === 0 || !types.every((one) => PICTURE_TYPE.test(one)))
    say(`${path}.acceptedTypes`, because('screener.refusal.pictures-alone'));
}

function checkHtml(element: Raw, path: string, say: Say): void {
  const unshown = new Set(Object.values(readEach(element['html'])).flatMap(unshownIn));
  if (unshown.size > 0) say(`${path}.html`, because('screener.refusal.html-tags', { tags: [...unshown].join(', ') }));
}

function checkCalculated(values: unknown, names: Names, say: Say): void {
  if (values === undefined) return;
  if (!Array.isArray(values)) return say('form.calculatedValues', because('screener.refusal.calculated-list'));
  for (const [at, value] of (values as unknown[]).entries()) {
    const path = `form.calculatedValues.${at}`;
    if (!isRaw(value)) {
      say(path, because('screener.refusal.calculated-value'));
      continue;
    }
    knows(value, CALCULATED, 'calculated value', path, say);
    names.claim(value['name'], path);
  }
}
