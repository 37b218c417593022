import { Checkbox, Radio, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { isJson, listOf, wordsOf } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { ConditionField } from './condition-field';
import { useEditing } from './editing';
import { RuleList } from './rule-list';

/** Who cannot take part, in the order in which the rules are asked. */
export function RefusalsEditor(): ReactNode {
  const t = useTexts('screener.rules');
  return (
    <RuleList
      list="refusals"
      about={t('refusalsAbout')}
      none={t('noRefusals')}
      noneTodo={t('noRefusalsTodo')}
      add={t('addRefusal')}
      fresh={{ when: '', reason: '', keepNothing: false, decides: 'at-the-end' }}
    >
      {(at) => <Refusal at={at} />}
    </RuleList>
  );
}

function Refusal({ at }: { at: number }): ReactNode {
  const t = useTexts('screener.rules');
  const { definition, set } = useEditing();
  const path = ['refusals', at];
  const found = listOf(definition['refusals'])[at];
  const rule = isJson(found) ? found : {};
  return (
    <Stack gap="sm">
      <ConditionField path={[...path, 'when']} label={t('when')} isOfAll />
      <ReasonField path={path} reason={wordsOf(rule['reason'])} />
      <Checkbox
        label={t('keepNothing')}
        description={rule['keepNothing'] === true ? t('keepNothingHint') : t('keepAnswers')}
        checked={rule['keepNothing'] === true}
        onChange={(event) => set([...path, 'keepNothing'], event.currentTarget.checked)}
      />
      <Radio.Group
        label={t('decides')}
        value={wordsOf(rule['decides']) || 'at-once'}
        onChange={(next) => set([...path, 'decides'], next)}
      >
        <Stack gap={6} mt={4}>
          {(['at-once', 'at-the-end'] as const).map((when) => (
            <Radio key={when} value={when} label={<Text size="sm">{t(`decides.${when}`)}</Text>} />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  );
}

export function ReasonField({ path, reason }: { path: (string | number)[]; reason: string }): ReactNode {
  const t = useTexts('screener.rules');
  const { set } = useEditing();
  return (
    <TextInput
      label={t('reason')}
      value={reason}
      maxLength={200}
      error={reason.trim() === '' ? t('reasonMissing') : undefined}
      onChange={(event) => set([...path, 'reason'], event.currentTarget.value, `${path.join('.')}.reason`)}
    />
  );
}
