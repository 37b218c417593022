import type { panelRoutes, ViewOf } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';

type Change = ViewOf<typeof panelRoutes.seatChanges>['items'][number];

/** The reason of a change in the reader's language, or in the words of whoever gave it. */
export function useChangeWords(): (change: Change) => string {
  const t = useTexts('panel.seats');
  return ({ code, reason }) => {
    // They say no more than the new state does.
    if (code === 'drawn' || code === 'invited') return '';
    if (code === 'agreement') return t('reason.agreement', { version: reason });
    return code === null ? reason : t(`reason.${code}`);
  };
}
