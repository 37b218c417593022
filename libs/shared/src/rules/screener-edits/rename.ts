import { readRule, writeRule } from './conditions.js';
import { formPlaces } from './form-places.js';
import {
  isJson,
  jsonsOf,
  listOf,
  mapStrings,
  readAt,
  writeAt,
  wordsOf,
  type Json,
  type JsonPath,
} from './json-tree.js';

/** Properties of SurveyJS that name a question outside an expression. */
const NAMING = ['suggestFrom', 'setToName', 'fromName', 'gotoName', 'valueName'] as const;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `{from}`, `{from.part}` and `{from[0]}` with another name, in expressions and in texts that repeat an answer. */
export const renameInText = (text: string, from: string, to: string): string =>
  text.replace(
    new RegExp(String.raw`(\{\s*#?)${escaped(from)}(?=\s*[}.[])`, 'gi'),
    (_, opening: string) => `${opening}${to}`,
  );

function renameNaming<Root>(root: Root, from: string, to: string): Root {
  if (Array.isArray(root)) {
    const list = (root as unknown[]).map((value) => renameNaming(value, from, to));
    return (list.some((value, at) => value !== (root as unknown[])[at]) ? list : root) as Root;
  }
  if (!isJson(root)) return root;
  const entries = Object.entries(root).map(([key, value]) => [
    key,
    (NAMING as readonly string[]).includes(key) && value === from ? to : renameNaming(value, from, to),
  ]);
  return entries.some(([key, value]) => value !== root[key as string]) ? (Object.fromEntries(entries) as Root) : root;
}

/** Another name for a page, panel or question, and for everything that refers to it by name. */
export function renameElement(definition: Json, path: JsonPath, to: string): Json {
  const from = wordsOf(readAt(definition, [...path, 'name']));
  const named = writeAt(definition, [...path, 'name'], to);
  // A second element of the same name keeps what refers to it; an empty name refers to nothing.
  if (from === '' || from === to || formPlaces(named).some((place) => place.name === from)) return named;
  return renameReferences(named, from, to);
}

/** Makes everything that refers to one name refer to another. */
export function renameReferences(definition: Json, from: string, to: string): Json {
  const texts = mapStrings(definition, (text) => renameInText(text, from, to));
  const naming = renameNaming(texts, from, to);
  const exchanged = (value: unknown): unknown => (value === from ? to : value);
  const changed: Json = {};
  if (isJson(naming['contact']))
    changed['contact'] = Object.fromEntries(
      Object.entries(naming['contact']).map(([role, name]) => [role, exchanged(name)]),
    );
  if ('discussionQuestion' in naming) changed['discussionQuestion'] = exchanged(naming['discussionQuestion']);
  if (Array.isArray(naming['attributes']))
    changed['attributes'] = listOf(naming['attributes']).map((attribute) =>
      isJson(attribute) && attribute['question'] === from ? { ...attribute, question: to } : attribute,
    );
  return { ...naming, ...changed };
}

/** Another value for a choice: in the quota attributes that use it and in every condition the builder can read. */
export function renameChoice(definition: Json, question: string, from: string | number | boolean, to: string): Json {
  const inCondition = (text: string): string => {
    if (!text.includes(`{${question}}`)) return text;
    const rule = readRule(text);
    if (!rule?.tests.some((test) => test.question === question && test.values.includes(from))) return text;
    return writeRule({
      ...rule,
      tests: rule.tests.map((test) =>
        test.question === question
          ? { ...test, values: test.values.map((value) => (value === from ? to : value)) }
          : test,
      ),
    });
  };
  const conditions = mapStrings(definition, inCondition);
  if (!Array.isArray(conditions['attributes'])) return conditions;
  const follow = (value: unknown): unknown => {
    if (!isJson(value)) return value;
    return Array.isArray(value['of'])
      ? { ...value, of: listOf(value['of']).map((choice) => (choice === String(from) ? to : choice)) }
      : value;
  };
  const attributes = listOf(conditions['attributes']).map((attribute) => {
    if (!isJson(attribute) || attribute['question'] !== question) return attribute;
    const values = listOf(attribute['values']).map((value) =>
      attribute['derive'] === 'answer' && isJson(value) && value['value'] === String(from)
        ? { ...value, value: to }
        : follow(value),
    );
    return { ...attribute, values };
  });
  return { ...conditions, attributes };
}

/** What would go wrong when this question went: the rules that ask for it, and the attributes that follow from it. */
export function usesOf(definition: Json, name: string): { conditions: number; attributes: number } {
  const mark = `${name} is in use`;
  let conditions = 0;
  mapStrings(definition, (text) => {
    if (renameInText(text, name, mark) !== text) conditions++;
    return text;
  });
  return {
    conditions,
    attributes: jsonsOf(definition['attributes']).filter((attribute) => attribute['question'] === name).length,
  };
}
