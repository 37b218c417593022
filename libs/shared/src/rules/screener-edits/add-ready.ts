import { addPage, roomFor, type Edited } from './edit-form.js';
import { PAGES, questionNamed } from './form-places.js';
import { insertAt, isJson, jsonsOf, listOf, readAt, wordsOf, writeAt, type Json, type JsonPath } from './json-tree.js';
import { freshAttributeKey, freshName } from './names.js';
import { renameReferences } from './rename.js';

/** What a ready question brings with it, as the contract's `ReadyQuestion` has it. */
export interface ReadyParts {
  name: unknown;
  elements: readonly Json[];
  attributes: readonly Json[];
  refusals: readonly Json[];
  contact?: Json | undefined;
  discussionQuestion?: string | undefined;
}

/**
 * Puts a ready question on a page of its own behind the chosen one (one topic a page), or on the chosen page when that is
 * empty, with its attributes and refusals. Names that are taken get others, in whatever refers to them too. A role that a
 * question of the form already has is not taken from it.
 */
export function addReady(definition: Json, chosen: JsonPath, ready: ReadyParts): Edited {
  const page =
    typeof chosen[PAGES.length] === 'number' && chosen[0] === 'form' ? Number(chosen[PAGES.length]) : Infinity;
  const pages = listOf(readAt(definition, PAGES)).length;
  const isEmpty = page < pages && listOf(readAt(definition, [...PAGES, page, 'elements'])).length === 0;
  const start = isEmpty
    ? { definition, chosen: [...PAGES, page] }
    : addPage(definition, Math.min(page, pages - 1), ready.name);
  let parts: Json = {
    elements: ready.elements,
    attributes: ready.attributes,
    refusals: ready.refusals,
    ...(ready.contact ? { contact: ready.contact } : {}),
    ...(ready.discussionQuestion ? { discussionQuestion: ready.discussionQuestion } : {}),
  };
  let grown = start.definition;
  const { list, at } = roomFor(grown, start.chosen);
  for (const [place, element] of ready.elements.entries()) {
    const name = freshName(grown, wordsOf(element['name']));
    if (name !== element['name']) {
      parts = renameReferences(parts, wordsOf(element['name']), name);
      parts = writeAt(parts, ['elements', place, 'name'], name);
    }
    grown = insertAt(grown, list, at + place, { ...element, name });
  }
  // Only now are all names settled that the elements have for each other.
  for (const [place, element] of jsonsOf(parts['elements']).entries())
    grown = writeAt(grown, [...list, at + place], element);
  return { definition: withRoles(withRules(grown, parts), parts), chosen: [...list, at] };
}

function withRules(definition: Json, parts: Json): Json {
  let grown = definition;
  for (const attribute of jsonsOf(parts['attributes'])) {
    const key = freshAttributeKey(grown, wordsOf(attribute['key']));
    grown = insertAt(grown, ['attributes'], listOf(grown['attributes']).length, { ...attribute, key });
  }
  for (const refusal of jsonsOf(parts['refusals']))
    if (!jsonsOf(grown['refusals']).some((one) => one['when'] === refusal['when']))
      grown = insertAt(grown, ['refusals'], listOf(grown['refusals']).length, refusal);
  return grown;
}

function withRoles(definition: Json, parts: Json): Json {
  const vacant = (name: unknown): boolean => questionNamed(definition, wordsOf(name)) === undefined;
  let grown = definition;
  const contact = isJson(definition['contact']) ? definition['contact'] : {};
  if (isJson(parts['contact']))
    for (const [role, name] of Object.entries(parts['contact']))
      if (vacant(contact[role])) grown = writeAt(grown, ['contact', role], name);
  if (parts['discussionQuestion'] !== undefined && vacant(definition['discussionQuestion']))
    grown = writeAt(grown, ['discussionQuestion'], parts['discussionQuestion']);
  return grown;
}
