import { Alert, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { discussionRoutes, ParticipationState } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { GridPicture } from './grid-picture';
import { SIGN, type Grid } from './participation';

export function GridTab(): ReactNode {
  const t = useTexts('moderation.week');
  const study = useStudy();
  const grid = useView(discussionRoutes.grid, { params: { studyId: study.id }, topics: ['post', 'question', 'seat'] });
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('gridAbout')}</Text>
      <Loaded query={grid} lines={10}>
        {(view) =>
          view.seats.length === 0 || view.questions.length === 0 ? (
            <Empty title={t('gridEmpty')} todo={t('gridEmptyTodo')} />
          ) : (
            <>
              <MissingNow grid={view} />
              <Legend grid={view} />
              <GridPicture grid={view} />
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}

function MissingNow({ grid }: { grid: Grid }): ReactNode {
  const t = useTexts('moderation.week');
  const position = new Map(grid.questions.map((question) => [question.id, question.position]));
  const late = grid.seats.flatMap((seat) => {
    const questions = seat.cells
      .filter((cell) => cell.state === 'late')
      .map((cell) => position.get(cell.questionId) ?? 0);
    return questions.length > 0 ? [{ seat, questions }] : [];
  });
  return (
    <Alert color={late.length > 0 ? 'amber' : 'gray'} title={late.length > 0 ? t('missingNow') : undefined}>
      {late.length === 0 ? t('missingNone') : null}
      {late.map(({ seat, questions }) => (
        <Text key={seat.seatId} size="sm">
          {t('missingLine', {
            alias: seat.alias ?? t('somebody'),
            count: questions.length,
            questions: questions.join(', '),
          })}
        </Text>
      ))}
    </Alert>
  );
}

function Legend({ grid }: { grid: Grid }): ReactNode {
  const t = useTexts('moderation.week');
  const used = new Set(grid.seats.flatMap((seat) => seat.cells.map((cell) => cell.state)));
  return (
    <Group gap="md" role="group" aria-label={t('legend')}>
      {ParticipationState.options
        .filter((state) => used.has(state))
        .map((state) => (
          <Text key={state} size="sm" span>
            <span aria-hidden>{SIGN[state]}</span> {t(`cell.${state}`)}
          </Text>
        ))}
    </Group>
  );
}
