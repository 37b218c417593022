import { KeepUntil, type ScreenerSection } from '@lytt/shared';
import { PLACES } from './place-choices.js';
import { unshownIn } from './marked-words.js';
import { isRaw, rawsIn, type Raw } from './raw-json.js';
import { QUESTION_TYPES, type QuestionType } from './screener-form.js';
import { readEach } from './screener-text.js';
import { CALCULATED, FORM, LINE_ITEM, PAGE, PANEL, PROPERTIES } from './form-properties.js';
import type { Say } from './screener-fault.js';
import { checkChoices, checkInput, checkValidators } from './check-question-parts.js';

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
          ? 'Lytt does not carry out triggers: they change answers that the applicant gave. Use visibleIf or calculatedValues.'
          : `Lytt does not carry out "${key}" of a SurveyJS form.`,
      );
  const names = new Names(say);
  const pageNames = new Set<string>();
  for (const [at, page] of form.pages.entries()) {
    const path = `form.pages.${at}`;
    knows(page, PAGE, 'page', path, say);
    if ((OWN_PAGES as readonly string[]).includes(page.name))
      say(`${path}.name`, `"${page.name}" is the name of a page of Lytt's own; choose another.`);
    if (pageNames.has(page.name)) say(`${path}.name`, `There are two pages named "${page.name}".`);
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
      return this.say(`${path}.name`, 'Give a name that begins with a letter; letters, digits, - and _ follow.');
    if (name.endsWith('-Comment'))
      this.say(`${path}.name`, `A name that ends in "-Comment" is what SurveyJS calls the field beside "other".`);
    if (this.taken.has(name)) this.say(`${path}.name`, `There are two questions named "${name}".`);
    this.taken.add(name);
  }
}

const knows = (raw: Raw, known: ReadonlySet<string>, of: string, path: string, say: Say): void => {
  for (const key of Object.keys(raw))
    if (!known.has(key)) say(`${path}.${key}`, `Lytt does not carry out "${key}" of a ${of}.`);
};

function checkElements(elements: readonly unknown[], path: string, names: Names, depth: number, say: Say): void {
  for (const [place, element] of elements.entries()) {
    const where = `${path}.elements.${place}`;
    if (!isRaw(element)) say(where, 'A question is an object with type and name.');
    else if (element['type'] === 'panel') checkPanel(element, where, names, depth, say);
    else checkQuestion(element, where, names, say);
  }
}

function checkPanel(panel: Raw, path: string, names: Names, depth: number, say: Say): void {
  knows(panel, PANEL, 'panel', path, say);
  names.claim(panel['name'], path);
  if (depth >= DEEPEST_PANEL) return say(path, `Panels may stand ${DEEPEST_PANEL} deep.`);
  if (!Array.isArray(panel['elements']) || panel['elements'].length === 0)
    return say(`${path}.elements`, 'A panel needs at least one question.');
  checkElements(panel['elements'], path, names, depth + 1, say);
}

function checkQuestion(element: Raw, path: string, names: Names, say: Say): void {
  const type = QUESTION_TYPES.find((one) => one === element['type']);
  if (!type)
    return say(
      `${path}.type`,
      `Lytt cannot show a question of the type "${String(element['type'])}"; it shows ${QUESTION_TYPES.join(', ')} and panel.`,
    );
  names.claim(element['name'], path);
  knows(element, PROPERTIES[type], `${type} question`, path, say);
  checkOwnProperties(element, path, say);
  checkValidators(element['validators'], type, `${path}.validators`, say);
  CHECKS[type]?.(element, path, say);
}

function checkOwnProperties(element: Raw, path: string, say: Say): void {
  if (element['keepUntil'] !== undefined && !KeepUntil.safeParse(element['keepUntil']).success)
    say(`${path}.keepUntil`, `Answers are kept until ${KeepUntil.options.join(', ')}.`);
  if (element['personal'] !== undefined && typeof element['personal'] !== 'boolean')
    say(`${path}.personal`, 'Say true or false.');
  if (element['places'] !== undefined && !PLACES.some((one) => one === element['places']))
    say(`${path}.places`, `Places are ${PLACES.join(' or ')}.`);
  const isConditional =
    element['choicesVisibleIf'] !== undefined ||
    rawsIn(element['choices']).some((one) => one['visibleIf'] !== undefined);
  if (element['places'] !== undefined && isConditional)
    say(
      `${path}.places`,
      'Lytt does not carry out conditions on single places; ask for them in a question of its own.',
    );
}

const choices = (element: Raw, path: string, say: Say): void => {
  if (element['choicesOrder'] === 'random')
    say(
      `${path}.choicesOrder`,
      'Lytt shows everybody the same order; a random one would change under those who go back. Use none, asc or desc.',
    );
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
    return say(path, 'rateMin, rateMax and rateStep are numbers, and the step is above 0.');
  if (rateMax <= rateMin) say(`${path}.rateMax`, 'The scale ends before it begins.');
  if ((rateMax - rateMin) / rateStep > 19) say(`${path}.rateMax`, 'A scale may have 20 steps.');
}

function checkLines(element: Raw, path: string, say: Say): void {
  const items = element['items'];
  if (!Array.isArray(items) || items.length === 0) return say(`${path}.items`, 'Give at least one line.');
  const names = new Set<unknown>();
  for (const [at, item] of rawsIn(items).entries()) {
    const where = `${path}.items.${at}`;
    knows(item, LINE_ITEM, 'line', where, say);
    if (typeof item['name'] !== 'string' || !KEY.test(item['name']))
      say(`${where}.name`, 'Give a name that begins with a letter; letters, digits, - and _ follow.');
    if (names.has(item['name'])) say(`${where}.name`, `There are two lines named "${String(item['name'])}".`);
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
    say(`${path}.acceptedTypes`, 'Lytt takes pictures alone: write acceptedTypes: "image/*".');
}

function checkHtml(element: Raw, path: string, say: Say): void {
  const unshown = new Set(Object.values(readEach(element['html'])).flatMap(unshownIn));
  if (unshown.size > 0)
    say(
      `${path}.html`,
      `Lytt shows paragraphs, lists, emphasis and links of a text, and no ${[...unshown].join(', ')}.`,
    );
}

function checkCalculated(values: unknown, names: Names, say: Say): void {
  if (values === undefined) return;
  if (!Array.isArray(values)) return say('form.calculatedValues', 'Give a list of name and expression.');
  for (const [at, value] of (values as unknown[]).entries()) {
    const path = `form.calculatedValues.${at}`;
    if (!isRaw(value)) {
      say(path, 'A calculated value has a name and an expression.');
      continue;
    }
    knows(value, CALCULATED, 'calculated value', path, say);
    names.claim(value['name'], path);
  }
}
