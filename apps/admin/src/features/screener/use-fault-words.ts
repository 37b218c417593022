import { useCallback } from 'react';
import { parsePath, readAt, type ScreenerFault } from '@lytt/shared';
import { inReadersWords } from '../../i18n/in-readers-words';
import { useTexts } from '../../i18n/texts';
import { useEditing } from './editing';

/** A fault in words; what is merely not filled in yet is said as that. */
export function useFaultWords(): (fault: ScreenerFault) => string {
  const t = useTexts('screener.screener');
  const { definition } = useEditing();
  return useCallback(
    ({ path, message }) => {
      if (path.endsWith('.purpose')) return t('faultPurpose');
      return readAt(definition, parsePath(path)) === ''
        ? t('faultEmpty', { part: partOf(path) })
        : inReadersWords(message);
    },
    [definition, t],
  );
}

const PARTS = ['when', 'reason', 'name', 'email', 'discussionQuestion', 'key', 'value'] as const;
const partOf = (path: string): string => PARTS.find((part) => path.endsWith(part)) ?? 'other';
