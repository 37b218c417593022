import { Checkbox, Radio, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CHOICE_TYPES, KeepUntil, mayKeepBack, setPersonal, wordsOf } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useEditing } from './editing';
import type { ElementProps } from './element-props';

/** What an applicant owes and is owed: whether to answer, whether it is personal, and when the answer goes. */
export function UpkeepFields({ path, element }: ElementProps): ReactNode {
  const t = useTexts('screener.question');
  const { definition, languages, edit, set } = useEditing();
  const isPersonal = element['personal'] === true;
  const hasChoices = CHOICE_TYPES.includes(wordsOf(element['type'])) && Array.isArray(element['choices']);
  const note = !isPersonal
    ? t('personalHint')
    : !mayKeepBack(element)
      ? t('personalStuck')
      : t(hasChoices ? 'personalChoice' : 'personalEmpty');
  return (
    <Stack gap="sm">
      <Checkbox
        label={t('required')}
        checked={element['isRequired'] === true}
        onChange={(event) => set([...path, 'isRequired'], event.currentTarget.checked ? true : undefined)}
      />
      <Checkbox
        label={t('personal')}
        description={note}
        checked={isPersonal}
        onChange={(event) => edit(setPersonal(definition, path, event.currentTarget.checked, languages))}
      />
      <Radio.Group
        label={t('keepUntil')}
        value={wordsOf(element['keepUntil']) || 'erasure'}
        onChange={(next) => set([...path, 'keepUntil'], next)}
      >
        <Stack gap={6} mt={4}>
          {KeepUntil.options.map((until) => (
            <Radio key={until} value={until} label={<Text size="sm">{t(`keep.${until}`)}</Text>} />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  );
}
