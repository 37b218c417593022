import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { isJson, listOf, wordsOf } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { ConditionField } from './condition-field';
import { useEditing } from './editing';
import { ReasonField } from './refusals-editor';
import { RuleList } from './rule-list';

/** Answers that cannot both be true: shown to a person, never a refusal. */
export function ContradictionsEditor(): ReactNode {
  const t = useTexts('screener.rules');
  const { definition } = useEditing();
  return (
    <RuleList
      list="contradictions"
      about={t('contradictionsAbout')}
      none={t('noContradictions')}
      noneTodo={t('noContradictionsTodo')}
      add={t('addContradiction')}
      fresh={{ when: '', reason: '' }}
    >
      {(at) => {
        const rule = listOf(definition['contradictions'])[at];
        return (
          <Stack gap="sm">
            <ConditionField path={['contradictions', at, 'when']} label={t('contradictionWhen')} isOfAll />
            <ReasonField path={['contradictions', at]} reason={isJson(rule) ? wordsOf(rule['reason']) : ''} />
          </Stack>
        );
      }}
    </RuleList>
  );
}
