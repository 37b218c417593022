import { Select, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { questionsOf, readAt, wordsOf, type JsonPath } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useEditing } from './editing';
import { NumberField } from './number-field';
import { useNames } from './use-names';

/** Which questions hold what the study must know of everybody, and when the forms of the others go. */
export function SettingsEditor(): ReactNode {
  const t = useTexts('screener.rules');
  const ts = useTexts('screener.screener');
  return (
    <Stack gap="md">
      <div>
        <Title order={2} size="h5">
          {ts('settings')}
        </Title>
        <Text c="dimmed" size="sm" maw="62ch">
          {t('settingsAbout')}
        </Text>
      </div>
      <QuestionSelect path={['contact', 'name']} label={t('contactName')} types={['text']} />
      <QuestionSelect path={['contact', 'email']} label={t('contactEmail')} types={['text']} />
      <QuestionSelect path={['contact', 'phone']} label={t('contactPhone')} types={['text']} mayBeNone />
      <QuestionSelect path={['discussionQuestion']} label={t('discussion')} types={['comment', 'text']} />
      <NumberField
        path={['deleteNotSelectedAfterDays']}
        label={t('deleteAfter')}
        description={t('deleteAfterHint')}
        min={0}
      />
    </Stack>
  );
}

interface QuestionSelectProps {
  path: JsonPath;
  label: string;
  types: string[];
  mayBeNone?: boolean;
}
function QuestionSelect({ path, label, types, mayBeNone = false }: QuestionSelectProps): ReactNode {
  const t = useTexts('screener.rules');
  const { definition, set } = useEditing();
  const nameAt = useNames();
  const value = wordsOf(readAt(definition, path));
  const data = questionsOf(definition)
    .filter((place) => types.includes(place.type))
    .map((place) => ({ value: place.name, label: nameAt(place.path) }));
  const isThere = data.some((one) => one.value === value);
  const all = isThere || value === '' ? data : [...data, { value, label: t('unknownQuestion', { name: value }) }];
  return (
    <Select
      label={label}
      data={[...new Map(all.map((one) => [one.value, one])).values()]}
      value={value || null}
      placeholder={mayBeNone ? t('none') : undefined}
      clearable={mayBeNone}
      allowDeselect={mayBeNone}
      error={isThere || (mayBeNone && value === '') ? undefined : t('notChosen')}
      onChange={(next) => set(path, next ?? undefined)}
    />
  );
}
