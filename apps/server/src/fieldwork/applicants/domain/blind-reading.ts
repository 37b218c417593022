import type { ScreenerSection } from '@lytt/shared';

type Element = Readonly<Record<string, unknown>>;
const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null;

/** What a blind reading leaves out: the questions marked `personal`, also within panels, and the attributes that follow from them. */
export interface LeftOut {
  questions: ReadonlySet<string>;
  attributes: ReadonlySet<string>;
}

export const NOTHING_LEFT_OUT: LeftOut = { questions: new Set(), attributes: new Set() };

export function leftOutBlind({ form, attributes }: Pick<ScreenerSection, 'form' | 'attributes'>): LeftOut {
  const questions = new Set<string>();
  const walk = (elements: unknown, within: boolean): void => {
    if (!Array.isArray(elements)) return;
    for (const element of elements.filter(isElement)) {
      const personal = within || element['personal'] === true;
      if (personal && typeof element['name'] === 'string') questions.add(element['name']);
      walk(element['elements'], personal);
    }
  };
  for (const page of form.pages) walk(page.elements, page['personal'] === true);
  return {
    questions,
    attributes: new Set(attributes.filter(({ question }) => questions.has(question)).map(({ key }) => key)),
  };
}

/** Without the entries that are left out. */
export const keptOf = <Value>(
  entries: Readonly<Record<string, Value>>,
  out: ReadonlySet<string>,
): Record<string, Value> => Object.fromEntries(Object.entries(entries).filter(([key]) => !out.has(key)));

interface Opinions {
  attributes: Record<string, string>;
  myRating: number | null;
  rating: number | null;
}

/** As somebody who reads blind may see it: others' opinion after one's own, and nothing personal. */
export const blindRow = <Row extends Opinions>(row: Row, left: ReadonlySet<string>): Row => ({
  ...row,
  attributes: keptOf(row.attributes, left),
  rating: row.myRating === null ? null : row.rating,
});
