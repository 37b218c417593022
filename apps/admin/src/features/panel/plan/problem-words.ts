import type { PanelProblem } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import type { Names } from '../words';

/** A problem as a sentence. */
export function useProblemWords(names: Names): (problem: PanelProblem) => string {
  const t = useTexts('panel.plan-problem');
  return ({ kind, attribute, value, and, ...numbers }) =>
    t(kind, {
      ...numbers,
      attribute: attribute === undefined ? '' : names.attribute(attribute),
      value: attribute === undefined || value === undefined ? '' : names.value(attribute, value),
      quota:
        attribute === undefined || value === undefined
          ? ''
          : names.quota({ attribute, value, ...(and ? { and } : {}) }),
    });
}
