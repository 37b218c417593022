import { Alert, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GuideQuestionView } from '@lytt/shared';
import { useDates, useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import classes from './guide.module.css';
import { QuestionCard } from './question-card';
import { guideTexts } from './texts';

/** What a participant was promised a day takes, and what experience says people manage. */
const MOST_MINUTES = 15;
const MOST_QUESTIONS = 2;
const A_DAY_MS = 86_400_000;

export function Week({
  questions,
  onOpen,
}: {
  questions: GuideQuestionView[];
  onOpen: (id: string) => void;
}): ReactNode {
  const { days } = useStudy();
  const last = Math.max(days, ...questions.map((question) => question.day));
  return (
    <div className={classes.week}>
      {Array.from({ length: last }, (_, at) => (
        <Day
          key={at}
          day={at + 1}
          questions={questions.filter((question) => question.day === at + 1)}
          onOpen={onOpen}
        />
      ))}
    </div>
  );
}

function Day({
  day,
  questions,
  onOpen,
}: {
  day: number;
  questions: GuideQuestionView[];
  onOpen: (id: string) => void;
}): ReactNode {
  const t = useTexts(guideTexts);
  const { startsOn } = useStudy();
  const dates = useDates('UTC');
  const date = new Date(Date.parse(`${startsOn}T12:00:00Z`) + (day - 1) * A_DAY_MS).toISOString();
  const asked = questions.filter((question) => !question.withdrawn);
  const minutes = asked.reduce((sum, question) => sum + question.minutes, 0);
  return (
    <Stack component="section" gap="xs" aria-label={t('day', { day })}>
      <div>
        <Title order={2} size="h4">
          {t('day', { day })}
        </Title>
        <Text size="sm" c="dimmed">
          {dates.day(date)} · {t('minutesOfDay', { minutes })}
        </Text>
      </div>
      {minutes > MOST_MINUTES ? <Warning words={t('tooLong', { limit: MOST_MINUTES })} /> : null}
      {asked.length > MOST_QUESTIONS ? <Warning words={t('tooMany', { count: asked.length })} /> : null}
      {questions.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noQuestion')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {questions.map((question) => (
            <li key={question.id}>
              <QuestionCard question={question} onOpen={() => onOpen(question.id)} />
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

function Warning({ words }: { words: string }): ReactNode {
  return (
    <Alert color="amber" p="xs">
      {words}
    </Alert>
  );
}
