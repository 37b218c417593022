import type { ScreenerSection } from '@lytt/shared';
import { rawsIn, type Raw } from '../domain/raw-json.js';

export interface Placed {
  raw: Raw;
  /** Below `screener`. */
  path: string;
  page: number;
}

/** Every question and panel of a form with its place, in the order of the form. */
export const elementsOf = (form: ScreenerSection['form']): Placed[] =>
  form.pages.flatMap(({ elements }, page) => below(elements, `form.pages.${page}`, page));

const below = (elements: readonly Raw[], path: string, page: number): Placed[] =>
  elements.flatMap((raw, at) => {
    const here = { raw, path: `${path}.elements.${at}`, page };
    return [here, ...below(rawsIn(raw['elements']), here.path, page)];
  });
