import { isJson, listOf, type Json } from './json-tree.js';
import { freeName } from './names.js';

export type ImportedScreener =
  | { ok: true; kind: 'form' | 'screener'; definition: Json }
  | { ok: false; because: 'not-json' | 'no-form'; detail: string };

/**
 * A SurveyJS form, Lytt's whole screener, or a whole study file, from JSON text. A form alone is put in the place of the
 * present one, and the rest of the screener (refusals, attributes, roles) stays.
 */
export function readImport(text: string, present: Json): ImportedScreener {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (fault) {
    return { ok: false, because: 'not-json', detail: fault instanceof Error ? fault.message : '' };
  }
  if (!isJson(json)) return { ok: false, because: 'no-form', detail: '' };
  if (isJson(json['screener'])) return readImport(JSON.stringify(json['screener']), present);
  if (isJson(json['form'])) return { ok: true, kind: 'screener', definition: { ...json, form: inPages(json['form']) } };
  if (['pages', 'elements', 'questions'].some((key) => Array.isArray(json[key])))
    return { ok: true, kind: 'form', definition: { ...present, form: inPages(json) } };
  return { ok: false, because: 'no-form', detail: '' };
}

/** SurveyJS also takes a form without pages, and pages without names. */
function inPages(form: Json): Json {
  const { elements, questions, ...rest } = form;
  const loose = [...listOf(elements), ...listOf(questions)];
  const pages = [...listOf(form['pages']), ...(loose.length > 0 ? [{ elements: loose }] : [])];
  const taken = new Set<string>();
  const named = pages.map((page) => {
    if (!isJson(page)) return page;
    const { questions: old, ...kept } = page;
    const name = typeof page['name'] === 'string' && page['name'] !== '' ? page['name'] : freeName('page', taken);
    taken.add(name.toLowerCase());
    return { ...kept, name, elements: [...listOf(page['elements']), ...listOf(old)] };
  });
  return { ...rest, pages: named };
}
