import { useCallback } from 'react';
import type { BalanceOfAttribute, NamedRule, QuotaName } from '@lytt/shared';
import { useLanguage, useLocalized, useTexts } from '../../i18n/texts';

export interface Names {
  attribute: (key: string) => string;
  value: (attribute: string, value: string) => string;
  /** “Gender: Woman”, and where it is crossed “Woman × 18–34”. */
  quota: (name: QuotaName) => string;
  /** A person without a name: “Woman · 18–34 · North”. */
  person: (attributes: Record<string, string>) => string;
}

/** Attributes and values as the study names them; a value that the screener no longer has shows as itself. */
export function useNames(balance: readonly BalanceOfAttribute[]): Names {
  const say = useLocalized();
  const find = (key: string): BalanceOfAttribute | undefined => balance.find((entry) => entry.attribute === key);
  const attribute = (key: string): string => say(find(key)?.label) || key;
  const value = (of: string, held: string): string =>
    say(find(of)?.rows.find((row) => row.value === held)?.label) || held;
  return {
    attribute,
    value,
    quota: ({ attribute: of, value: held, and = [] }) =>
      and.length === 0
        ? `${attribute(of)}: ${value(of, held)}`
        : [{ attribute: of, value: held }, ...and].map((trait) => value(trait.attribute, trait.value)).join(' × '),
    person: (attributes) =>
      balance.flatMap(({ attribute: of }) => (attributes[of] ? [value(of, attributes[of])] : [])).join(' · '),
  };
}

/** What conflicts, or what keeps somebody out, in words. */
export function useRuleWords(names: Names): (rule: NamedRule) => string {
  const t = useTexts('panel.panel');
  return (rule) => {
    if (rule.rule === 'min' || rule.rule === 'max')
      return t(rule.rule === 'min' ? 'ruleMin' : 'ruleMax', { quota: names.quota(rule.quota) });
    if (rule.rule === 'apart') return t('ruleApart', { people: rule.people });
    if (rule.rule === 'pin') return t('rulePin', { people: rule.people });
    if (rule.rule === 'floor') return t('ruleFloor', { total: rule.total });
    return t('ruleSoft');
  };
}

export function useShares(): (share: number, digits?: number) => string {
  const { intl } = useLanguage();
  return useCallback(
    (share, digits = 0) => intl.formatNumber(share, { style: 'percent', maximumFractionDigits: digits }),
    [intl],
  );
}

/** Numbers as they are written here, with at most so many decimals. */
export function useNumbers(): (value: number, digits?: number) => string {
  const { intl } = useLanguage();
  return useCallback((value, digits = 0) => intl.formatNumber(value, { maximumFractionDigits: digits }), [intl]);
}
