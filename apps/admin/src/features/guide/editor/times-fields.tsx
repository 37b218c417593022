import { Fieldset, Radio, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { estimateQuestion, questionToSend } from '@lytt/shared';
import { useDates, useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { wholeMinutes } from '../question-words';
import { NumberField } from './number-field';
import { useWriting } from './writing';

const CLOCKS = ['study', 'own'] as const;

export function TimesFields(): ReactNode {
  const t = useTexts('guide.editor');
  const { timeZone, days } = useStudy();
  const { draft, change, faultAt, opened, question } = useWriting();
  const dates = useDates(timeZone);
  const fixed = opened ? { description: t('fixedOpening'), disabled: true } : {};
  return (
    <Fieldset legend={t('times')}>
      <Stack gap="sm">
        <Radio.Group
          label={t('clock')}
          description={opened ? t('fixedClock') : undefined}
          value={draft.clock}
          onChange={(clock) => change({ clock: clock === 'own' ? 'own' : 'study' })}
          error={faultAt('clock')}
        >
          <Stack gap="xs" mt="xs">
            {CLOCKS.map((clock) => (
              <Radio
                key={clock}
                value={clock}
                label={t(`clock.${clock}`)}
                description={t(`clock.${clock}Hint`)}
                disabled={opened}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          {t(draft.clock === 'own' ? 'ownTimesHint' : 'timesHint', { zone: timeZone })}
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <NumberField
            path="day"
            label={t('opensDay')}
            max={days}
            value={draft.day}
            onType={(day) => change({ day })}
            {...fixed}
          />
          <TextInput
            type="time"
            label={t('opens')}
            {...fixed}
            value={draft.opens}
            onChange={(event) => change({ opens: event.currentTarget.value })}
            error={faultAt('opens')}
          />
          <NumberField
            path="closesDay"
            label={t('closesDay')}
            max={days}
            value={draft.closesDay}
            onType={(closesDay) => change({ closesDay })}
          />
          <TextInput
            type="time"
            label={t('closes')}
            value={draft.closes}
            onChange={(event) => change({ closes: event.currentTarget.value })}
            error={faultAt('closes')}
          />
        </SimpleGrid>
        {question?.clock === 'own' ? (
          <Text size="sm">
            {t('firstOpening', {
              first: dates.when(question.firstOpensAt),
              last: dates.when(question.lastClosesAt),
              zone: timeZone,
            })}
          </Text>
        ) : null}
        <NumberField
          path="minutes"
          label={t('minutesField')}
          description={t('minutesHint')}
          max={120}
          value={draft.minutes}
          onType={(minutes) => change({ minutes })}
        />
        <Estimate />
      </Stack>
    </Fieldset>
  );
}

/** By the rule that the server counts with, while it is written. */
function Estimate(): ReactNode {
  const t = useTexts('guide.editor');
  const { draft, question, languages } = useWriting();
  const { answer } = questionToSend(draft);
  const minutes = wholeMinutes(estimateQuestion({ ...draft, answer }, languages[0] ?? 'nb'));
  const promised = draft.minutes === '' ? 0 : draft.minutes;
  const isMuch = minutes > promised;
  return (
    <Stack gap={2}>
      <Text size="sm" {...(isMuch ? { fw: 600 } : {})} data-estimate>
        {t(isMuch ? 'estimateMuch' : 'estimate', { minutes, promised })}
      </Text>
      {question && question.measuredMinutes !== null ? (
        <Text size="sm">{t('measured', { minutes: wholeMinutes(question.measuredMinutes) })}</Text>
      ) : null}
    </Stack>
  );
}
