import type { recruitmentRoutes, ViewOf } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { decisionsTexts } from './texts';

export type DecisionItem = ViewOf<typeof recruitmentRoutes.decisions>['items'][number];

/** "12 in Norwegian", "3 in English". */
export function useLanguages(item: DecisionItem): string[] {
  const t = useTexts(decisionsTexts);
  return item.languages.filter(({ count }) => count > 0).map(({ language, count }) => t(`in.${language}`, { count }));
}
