import { choiceValue, formPlaces, PAGES, questionsOf } from './form-places.js';
import {
  insertAt,
  isJson,
  jsonsOf,
  listOf,
  moveWithin,
  readAt,
  removeAt,
  startsWith,
  wordsOf,
  writeAt,
  type Json,
  type JsonPath,
} from './json-tree.js';
import { freshName } from './names.js';

/** A changed definition, and the place to look at afterwards. */
export interface Edited {
  definition: Json;
  chosen: JsonPath;
}

const positionOf = (path: JsonPath): number => Number(path.at(-1));
const listAround = (path: JsonPath): JsonPath => path.slice(0, -1);

export function addPage(definition: Json, after: number, title?: unknown): Edited {
  const at = Math.min(after + 1, listOf(readAt(definition, PAGES)).length);
  const page = { name: freshName(definition, 'page'), ...(title === undefined ? {} : { title }), elements: [] };
  return { definition: insertAt(definition, PAGES, at, page), chosen: [...PAGES, at] };
}

/** Where something new belongs: behind the chosen question, at the end of the chosen page or panel, else on the last page. */
export function roomFor(definition: Json, chosen: JsonPath): { list: JsonPath; at: number } {
  const place = formPlaces(definition).find((one) => one.path.join('.') === chosen.join('.'));
  if (place?.kind === 'question') return { list: listAround(place.path), at: positionOf(place.path) + 1 };
  const around = place?.path ?? [...PAGES, Math.max(0, listOf(readAt(definition, PAGES)).length - 1)];
  const list = [...around, 'elements'];
  return { list, at: listOf(readAt(definition, list)).length };
}

export function addElement(definition: Json, chosen: JsonPath, element: Json): Edited {
  const withPage = listOf(readAt(definition, PAGES)).length === 0 ? addPage(definition, -1).definition : definition;
  const { list, at } = roomFor(withPage, chosen);
  const named = { ...element, name: freshName(withPage, wordsOf(element['name']) || wordsOf(element['type'])) };
  return { definition: insertAt(withPage, list, at, named), chosen: [...list, at] };
}

/** To another list or another position. `at` is the position in the list as it is once the element has been taken out. */
export function moveElement(definition: Json, from: JsonPath, toList: JsonPath, at: number): Edited {
  const fromList = listAround(from);
  const element = readAt(definition, from);
  if (element === undefined || startsWith(toList, from)) return { definition, chosen: from };
  if (fromList.join('.') === toList.join('.')) {
    const to = Math.max(0, Math.min(at, listOf(readAt(definition, toList)).length - 1));
    return { definition: moveWithin(definition, toList, positionOf(from), to), chosen: [...toList, to] };
  }
  const without = removeAt(definition, fromList, positionOf(from));
  const list = shifted(toList, from);
  const to = Math.max(0, Math.min(at, listOf(readAt(without, list)).length));
  return { definition: insertAt(without, list, to, element), chosen: [...list, to] };
}

/** Where a place stands once what stood at `gone` has been taken out. */
function shifted(path: JsonPath, gone: JsonPath): JsonPath {
  const list = listAround(gone);
  const step = path[list.length];
  return startsWith(path, list) && typeof step === 'number' && step > positionOf(gone)
    ? [...list, step - 1, ...path.slice(list.length + 1)]
    : path;
}

/** One step up or down; at the edge of a page on to the page before or after it. */
export function stepElement(definition: Json, path: JsonPath, by: -1 | 1): Edited {
  const list = listAround(path);
  const to = positionOf(path) + by;
  if (to >= 0 && to < listOf(readAt(definition, list)).length)
    return { definition: moveWithin(definition, list, positionOf(path), to), chosen: [...list, to] };
  const page = Number(path[PAGES.length]) + by;
  const isOnPage = path.length === PAGES.length + 3;
  if (!isOnPage || page < 0 || page >= listOf(readAt(definition, PAGES)).length) return { definition, chosen: path };
  const other = [...PAGES, page, 'elements'];
  return moveElement(definition, path, other, by < 0 ? listOf(readAt(definition, other)).length : 0);
}

/** A copy behind the original, with names of its own down to the last nested question. */
export function duplicateElement(definition: Json, path: JsonPath): Edited {
  const list = listAround(path);
  const at = positionOf(path) + 1;
  let grown = insertAt(definition, list, at, readAt(definition, path));
  const copy = [...list, at];
  for (const place of formPlaces(grown).filter((one) => startsWith(one.path, copy)))
    grown = writeAt(grown, [...place.path, 'name'], freshName(grown, place.name));
  return { definition: grown, chosen: copy };
}

/**
 * Without a page, panel or question, and without what can only come from its questions: quota attributes, and the phone
 * number's role. Rules that ask for it stay; they are faults for a person to settle.
 */
export function removeElement(definition: Json, path: JsonPath): Edited {
  const list = listAround(path);
  const without = removeAt(definition, list, positionOf(path));
  const names = new Set(questionsOf(without).map((place) => place.name));
  const gone = (name: unknown): boolean =>
    typeof name === 'string' &&
    !names.has(name) &&
    questionsOf(definition).some((place) => place.name === name && startsWith(place.path, path));
  const attributes = listOf(without['attributes']);
  const kept = attributes.filter((attribute) => !(isJson(attribute) && gone(attribute['question'])));
  const lighter = kept.length === attributes.length ? without : { ...without, attributes: kept };
  const next = gone(readAt(lighter, ['contact', 'phone']))
    ? writeAt(lighter, ['contact', 'phone'], undefined)
    : lighter;
  const left = listOf(readAt(next, list)).length;
  const chosen = left > 0 ? [...list, Math.min(positionOf(path), left - 1)] : path.slice(0, -2);
  return { definition: next, chosen };
}

/** SurveyJS types whose answers are picked from written choices. */
export const CHOICE_TYPES: readonly string[] = ['radiogroup', 'checkbox', 'dropdown', 'tagbox', 'ranking'];
/** The value that says "prefer not to say" in Lytt's ready questions. */
export const PREFER_NOT = 'prefer-not';

export const PREFER_NOT_TEXT: Json = {
  default: 'Vil ikke oppgi',
  nb: 'Vil ikke oppgi',
  nn: 'Vil ikkje oppgi',
  en: 'Prefer not to say',
};

/** Whether a person may keep the answer back: a choice that says so, or a field that may stay empty. */
export const mayKeepBack = (question: Json): boolean =>
  CHOICE_TYPES.includes(wordsOf(question['type'])) && Array.isArray(question['choices'])
    ? listOf(question['choices']).some((choice) => choiceValue(choice) === PREFER_NOT)
    : question['isRequired'] !== true;

/** Marks a question as personal; one with written choices then offers to keep the answer back. */
export function setPersonal(definition: Json, path: JsonPath, personal: boolean, languages: readonly string[]): Json {
  const marked = writeAt(definition, [...path, 'personal'], personal ? true : undefined);
  const question = readAt(marked, path);
  if (!personal || !isJson(question) || mayKeepBack(question)) return marked;
  const type = wordsOf(question['type']);
  if (!CHOICE_TYPES.includes(type) || type === 'ranking') return marked;
  const text = Object.fromEntries(
    Object.entries(PREFER_NOT_TEXT).filter(([language]) => language === 'default' || languages.includes(language)),
  );
  const choices = [...path, 'choices'];
  return insertAt(marked, choices, listOf(readAt(marked, choices)).length, { value: PREFER_NOT, text });
}

/** Choices typed or pasted one a line; a list mark at the beginning of a line is not part of the words. */
export const linesOf = (pasted: string): string[] =>
  pasted
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-–•*]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');

/** Attributes that follow from a question. */
export const attributesOf = (definition: Json, name: string): Json[] =>
  jsonsOf(definition['attributes']).filter((attribute) => attribute['question'] === name);
