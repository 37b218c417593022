import { Group, Stack, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../../i18n/texts';
import { TypedNumber } from '../../../ui/typed-number';
import { Card } from '../card';
import type { SettingsProps } from './settings-props';

/** Deadlines, whether places are filled by themselves, and what latecomers get. */
export function AnswersCard({ editing }: SettingsProps): ReactNode {
  const t = useTexts('panel.settings');
  const { draft, change, mayEditAnswers: mayEdit, faults } = editing;
  const { replacing } = draft;
  const days = (
    label: string,
    about: string,
    [from, to]: readonly [number, number],
    value: number | '',
    fault: boolean,
    onType: (typed: number | '') => void,
  ): ReactNode => (
    <TypedNumber
      flex="1 1 12rem"
      label={label}
      description={about}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      styles={{ wrapper: { maxWidth: '7rem' } }}
      max={to}
      readOnly={!mayEdit}
      value={value}
      onType={onType}
      error={fault ? t('dayFault', { from, to }) : undefined}
    />
  );
  return (
    <Card title={t('answers')}>
      <Stack gap="sm" mt="xs">
        <Switch
          label={t('automatically')}
          description={t(replacing.automatically ? 'automaticallyOn' : 'automaticallyOff')}
          disabled={!mayEdit}
          checked={replacing.automatically}
          onChange={(event) =>
            change({ ...draft, replacing: { ...replacing, automatically: event.currentTarget.checked } })
          }
        />
        <Group gap="sm" align="flex-start">
          {days(
            t('answerWithin'),
            t('answerWithinAbout'),
            [1, 30],
            draft.answerWithinDays,
            faults.has('answerWithinDays'),
            (answerWithinDays) => change({ ...draft, answerWithinDays }),
          )}
          {days(
            t('untilDay'),
            t('untilDayAbout'),
            [0, 60],
            replacing.untilDay,
            faults.has('replacing.untilDay'),
            (untilDay) => change({ ...draft, replacing: { ...replacing, untilDay } }),
          )}
          {days(
            t('catchUpDays'),
            t('catchUpDaysAbout'),
            [0, 14],
            draft.catchUpDays,
            faults.has('catchUpDays'),
            (catchUpDays) => change({ ...draft, catchUpDays }),
          )}
        </Group>
      </Stack>
    </Card>
  );
}
