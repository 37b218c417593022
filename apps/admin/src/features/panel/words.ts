import { useCallback } from 'react';
import type { BalanceOfAttribute } from '@lytt/shared';
import { useLanguage, useLocalized } from '../../i18n/texts';

/** Attributes and values as the study names them; a value that the screener no longer has shows as itself. */
export function useNames(balance: readonly BalanceOfAttribute[]): {
  attribute: (key: string) => string;
  value: (attribute: string, value: string) => string;
} {
  const say = useLocalized();
  const find = (key: string): BalanceOfAttribute | undefined => balance.find((entry) => entry.attribute === key);
  return {
    attribute: (key) => say(find(key)?.label) || key,
    value: (attribute, value) => say(find(attribute)?.rows.find((row) => row.value === value)?.label) || value,
  };
}

export function useShares(): (share: number, digits?: number) => string {
  const { intl } = useLanguage();
  return useCallback(
    (share, digits = 0) => intl.formatNumber(share, { style: 'percent', maximumFractionDigits: digits }),
    [intl],
  );
}
