import type { ScreenerSection } from '@lytt/shared';

export type FormElement = Record<string, unknown> & { type: string; name: string };

const isElement = (value: unknown): value is FormElement =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every element of a form as it is written, with its place below `screener`; those inside panels too. */
export function elementsIn(form: ScreenerSection['form']): { element: FormElement; path: string; page: number }[] {
  return form.pages.flatMap(({ elements }, page) =>
    below(elements, `form.pages.${page}.elements`).map((one) => ({ ...one, page })),
  );
}

function below(elements: unknown, path: string): { element: FormElement; path: string }[] {
  if (!Array.isArray(elements)) return [];
  return (elements as unknown[]).flatMap((element, at) =>
    isElement(element)
      ? [{ element, path: `${path}.${at}` }, ...below(element['elements'], `${path}.${at}.elements`)]
      : [],
  );
}
