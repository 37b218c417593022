import { chosenAt, formPlaces } from './form-places.js';
import { insertAt, isJson, listOf, readAt, samePath, wordsOf, writeAt, type Json, type JsonPath } from './json-tree.js';

/**
 * Takes one removal back while everything that was done since stays: what stood at `path` before stands again in the same
 * list, which is found by the name of its page or question should that have moved; with the attributes and the phone number
 * that went along. Where the list itself is gone, nothing comes back.
 */
export function putBack(now: Json, before: Json, path: JsonPath): Json {
  const at = Number(path.at(-1));
  const list = listNow(now, before, path.slice(0, -1));
  if (!list || readAt(before, path) === undefined) return now;
  const places = Math.min(at, listOf(readAt(now, list)).length);
  const back = insertAt(now, list, places, readAt(before, path));
  return path[0] === 'form' ? withPhone(withAttributes(back, before, now), before) : back;
}

function listNow(now: Json, before: Json, list: JsonPath): JsonPath | undefined {
  if (list[0] !== 'form' || samePath(list, ['form', 'pages'])) return list;
  const owner = chosenAt(before, list);
  const name = wordsOf(readAt(before, [...owner, 'name']));
  const found = formPlaces(now).find((place) => place.name === name);
  return found && [...found.path, ...list.slice(owner.length)];
}

/** Those whose question is back. */
function withAttributes(back: Json, before: Json, now: Json): Json {
  const questions = new Set(formPlaces(back).map((place) => place.name));
  const had = new Set(formPlaces(now).map((place) => place.name));
  const came = (attribute: unknown): boolean => {
    const question = isJson(attribute) ? wordsOf(attribute['question']) : '';
    return questions.has(question) && !had.has(question);
  };
  const lost = listOf(before['attributes']).flatMap((attribute, at) => (came(attribute) ? [{ attribute, at }] : []));
  return lost.reduce(
    (grown, { attribute, at }) =>
      insertAt(grown, ['attributes'], Math.min(at, listOf(grown['attributes']).length), attribute),
    back,
  );
}

function withPhone(back: Json, before: Json): Json {
  const phone = readAt(before, ['contact', 'phone']);
  const isBack = formPlaces(back).some((place) => place.name === phone);
  return isBack && readAt(back, ['contact', 'phone']) === undefined ? writeAt(back, ['contact', 'phone'], phone) : back;
}
