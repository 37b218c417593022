import { Alert, List } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GuideQuestionView } from '@lytt/shared';
import { useDates, useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';

/** What new time-zone data did to openings ahead: which question, on whose clock, from when to when. */
export function MovedOpenings({ questions }: { questions: readonly GuideQuestionView[] }): ReactNode {
  const t = useTexts('guide.guide');
  const { timeZone } = useStudy();
  const dates = useDates(timeZone);
  const moved = questions.flatMap((question) => question.movedOpenings.map((each) => ({ ...each, question })));
  if (moved.length === 0) return null;
  return (
    <Alert color="amber" title={t('zonesMoved')}>
      {t('zonesMovedAbout')}
      <List size="sm" mt={4}>
        {moved.map(({ question, timeZone: zone, from, to }) => (
          <List.Item key={`${question.id}${zone}`}>
            {t('number', { position: question.position })}.{' '}
            {t('movedOpening', {
              zone: zone ?? t('studyClock'),
              from: dates.when(from),
              to: dates.when(to),
              reference: timeZone,
            })}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
