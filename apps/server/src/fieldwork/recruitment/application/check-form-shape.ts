import type { ScreenerSection } from '@lytt/shared';
import { INPUT_TYPES, QUESTION_TYPES } from '../domain/screener-form.js';

/** Notes a fault at a path below `screener`. */
export type Say = (path: string, message: string) => void;

/** Pages of Lytt's own that stand beside the screener's under one address. */
export const OWN_PAGES = ['check', 'thanks', 'end', 'end-unstored'] as const;

const FORM = new Set([
  'pages',
  'title',
  'description',
  'locale',
  'showProgressBar',
  'completeText',
  'pageNextText',
  'pagePrevText',
  'widthMode',
  'logoPosition',
]);
const PAGE = new Set(['name', 'title', 'description', 'elements', 'visibleIf']);
const ELEMENT = new Set([
  ...[
    'type',
    'name',
    'title',
    'description',
    'isRequired',
    'requiredIf',
    'visibleIf',
    'choices',
    'inputType',
    'min',
    'max',
    'step',
    'maxLength',
    'rows',
    'placeholder',
    'autocomplete',
    'html',
  ],
  ...[
    'rateMin',
    'rateMax',
    'minRateDescription',
    'maxRateDescription',
    'labelTrue',
    'labelFalse',
    'minSelectedChoices',
    'maxSelectedChoices',
  ],
  // Lytt's own (see ScreenerSection).
  ...['purpose', 'keepUntil', 'personal', 'places', 'suggestFrom'],
  // Looks alone; the pages have one look.
  ...[
    'colCount',
    'cols',
    'startWithNewLine',
    'titleLocation',
    'autoGrow',
    'width',
    'renderAs',
    'displayMode',
    'rateType',
  ],
]);

/** Whether the pages can show and carry out every part of the SurveyJS form. */
export function checkFormShape({ form }: ScreenerSection, say: Say): void {
  for (const key of Object.keys(form))
    if (!FORM.has(key)) say(`form.${key}`, `Lytt does not carry out "${key}" of a SurveyJS form.`);
  const pageNames = new Set<string>();
  const names = new Set<string>();
  for (const [at, page] of form.pages.entries()) {
    const path = `form.pages.${at}`;
    for (const key of Object.keys(page))
      if (!PAGE.has(key)) say(`${path}.${key}`, `Lytt does not carry out "${key}" of a page.`);
    if ((OWN_PAGES as readonly string[]).includes(page.name))
      say(`${path}.name`, `"${page.name}" is the name of a page of Lytt's own; choose another.`);
    if (pageNames.has(page.name)) say(`${path}.name`, `There are two pages named "${page.name}".`);
    pageNames.add(page.name);
    for (const [place, element] of page.elements.entries()) {
      const where = `${path}.elements.${place}`;
      if (names.has(element.name)) say(`${where}.name`, `There are two questions named "${element.name}".`);
      names.add(element.name);
      checkElement(element, where, say);
    }
  }
}

function checkElement(element: Record<string, unknown>, path: string, say: Say): void {
  const { type } = element;
  if (!(QUESTION_TYPES as readonly unknown[]).includes(type))
    return say(
      `${path}.type`,
      `Lytt cannot show a question of the type "${String(type)}"; it shows ${QUESTION_TYPES.join(', ')}.`,
    );
  for (const key of Object.keys(element))
    if (!ELEMENT.has(key)) say(`${path}.${key}`, `Lytt does not carry out "${key}" of a question.`);
  const { inputType } = element;
  if (type === 'text' && inputType !== undefined && !(INPUT_TYPES as readonly unknown[]).includes(inputType))
    say(
      `${path}.inputType`,
      `Lytt cannot show a field of the type "${String(inputType)}"; it shows ${INPUT_TYPES.join(', ')}.`,
    );
  if (type === 'radiogroup' || type === 'checkbox' || type === 'dropdown')
    checkChoices(element['choices'], `${path}.choices`, say);
}

function checkChoices(choices: unknown, path: string, say: Say): void {
  if (!Array.isArray(choices) || choices.length === 0) return say(path, 'Give at least one choice.');
  const values = new Set<string>();
  for (const [at, choice] of (choices as unknown[]).entries()) {
    const isObject = typeof choice === 'object' && choice !== null;
    const value = isObject ? (choice as Record<string, unknown>)['value'] : choice;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      say(`${path}.${at}`, 'A choice needs a value.');
    else if (values.has(String(value))) say(`${path}.${at}`, `"${String(value)}" stands twice among the choices.`);
    values.add(String(value));
    for (const key of isObject ? Object.keys(choice) : [])
      if (key !== 'value' && key !== 'text')
        say(`${path}.${at}.${key}`, `Lytt does not carry out "${key}" of a choice.`);
  }
}
