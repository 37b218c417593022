import { isJson, listOf, readAt, type Json, type JsonPath, wordsOf } from './json-tree.js';

/** A page, a panel or a question of the form, where it stands. */
export interface FormPlace {
  path: JsonPath;
  kind: 'page' | 'panel' | 'question';
  element: Json;
  name: string;
  type: string;
  /** Position of its page. */
  page: number;
  /** 0 for pages, 1 for what stands on a page, more inside panels. */
  depth: number;
}

export const PAGES: JsonPath = ['form', 'pages'];

/** All places in reading order. */
export const formPlaces = (definition: Json): FormPlace[] =>
  listOf(readAt(definition, PAGES)).flatMap((page, at) =>
    isJson(page)
      ? [
          {
            path: [...PAGES, at],
            kind: 'page' as const,
            element: page,
            name: wordsOf(page['name']),
            type: 'page',
            page: at,
            depth: 0,
          },
          ...inside(page, [...PAGES, at], at, 1),
        ]
      : [],
  );

function inside(parent: Json, path: JsonPath, page: number, depth: number): FormPlace[] {
  return listOf(parent['elements']).flatMap((element, at) => {
    if (!isJson(element)) return [];
    const place = [...path, 'elements', at];
    const type = wordsOf(element['type']);
    const own = { path: place, element, name: wordsOf(element['name']), type, page, depth };
    return type === 'panel'
      ? [{ ...own, kind: 'panel' as const }, ...inside(element, place, page, depth + 1)]
      : [{ ...own, kind: 'question' as const }];
  });
}

export const questionsOf = (definition: Json): FormPlace[] =>
  formPlaces(definition).filter((place) => place.kind === 'question' && place.type !== 'html');

export const questionNamed = (definition: Json, name: string): FormPlace | undefined =>
  questionsOf(definition).find((place) => place.name === name);

/** What a chosen place belongs to on screen: the innermost page, panel or question, or a list beside the form. */
export function chosenAt(definition: Json, path: JsonPath): JsonPath {
  if (path[0] !== 'form') return path.slice(0, 1);
  const found = formPlaces(definition)
    .filter((place) => place.path.every((step, at) => step === path[at]))
    .at(-1);
  return found?.path ?? ['settings'];
}

/** A choice as SurveyJS writes it: a bare value, or an object with value and text. */
export const choiceValue = (choice: unknown): string | number | boolean | undefined => {
  const value = isJson(choice) ? choice['value'] : choice;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
};
