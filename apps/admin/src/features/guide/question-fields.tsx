import { Fieldset, NumberInput, Radio, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Masking } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import type { QuestionDraft } from './question-draft';
import { guideTexts } from './texts';

const MASKINGS: Masking[] = ['after-own-answer', 'open', 'private'];
const numberOf = (value: number | string): number => (typeof value === 'number' ? value : Number(value) || 0);

export interface FieldsProps {
  draft: QuestionDraft;
  change: (part: Partial<QuestionDraft>) => void;
  faults: Record<string, string>;
  /** It has opened: what people were told stands. */
  opened: boolean;
}

export function QuestionFields({ draft, change, faults, opened }: FieldsProps): ReactNode {
  const t = useTexts(guideTexts);
  const { languages, timeZone, days } = useStudy();
  return (
    <Stack gap="lg">
      <Fieldset legend={t('words')}>
        <Stack>
          {languages.map((language) => (
            <Stack key={language} gap="xs">
              <TextInput
                label={t('titleIn', { language: t(language) })}
                lang={language}
                value={draft.title[language] ?? ''}
                onChange={(event) => change({ title: { ...draft.title, [language]: event.currentTarget.value } })}
                error={faults[`title.${language}`] ?? faults['title']}
              />
              <Textarea
                label={t('textIn', { language: t(language) })}
                description={t('textHint')}
                lang={language}
                autosize
                minRows={4}
                value={draft.text[language] ?? ''}
                onChange={(event) => change({ text: { ...draft.text, [language]: event.currentTarget.value } })}
                error={faults[`text.${language}`] ?? faults['text']}
              />
            </Stack>
          ))}
        </Stack>
      </Fieldset>
      <Fieldset legend={t('times')}>
        <Text size="sm" c="dimmed" mb="xs">
          {t('timesHint', { zone: timeZone })}
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberInput
            label={t('opensDay')}
            min={1}
            max={days}
            disabled={opened}
            value={draft.day}
            onChange={(value) => change({ day: numberOf(value) })}
            error={faults['day']}
          />
          <TextInput
            type="time"
            label={t('opens')}
            disabled={opened}
            value={draft.opens}
            onChange={(event) => change({ opens: event.currentTarget.value })}
            error={faults['opens']}
          />
          <NumberInput
            label={t('closesDay')}
            min={1}
            max={days}
            value={draft.closesDay}
            onChange={(value) => change({ closesDay: numberOf(value) })}
            error={faults['closesDay']}
          />
          <TextInput
            type="time"
            label={t('closes')}
            value={draft.closes}
            onChange={(event) => change({ closes: event.currentTarget.value })}
            error={faults['closes']}
          />
          <NumberInput
            label={t('minutesField')}
            min={1}
            max={120}
            value={draft.minutes}
            onChange={(value) => change({ minutes: numberOf(value) })}
            error={faults['minutes']}
          />
        </SimpleGrid>
      </Fieldset>
      <Radio.Group
        label={t('masking')}
        value={draft.masking}
        onChange={(value) => change({ masking: value as Masking })}
        error={faults['masking']}
      >
        <Stack gap="xs" mt="xs">
          {MASKINGS.map((masking) => (
            <Radio
              key={masking}
              value={masking}
              label={t(masking)}
              description={t(`${masking}Hint`)}
              disabled={opened}
            />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  );
}
