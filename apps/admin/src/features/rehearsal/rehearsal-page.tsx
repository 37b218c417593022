import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { guideRoutes, type GuideQuestionView, type RehearsalView } from '@lytt/shared';
import { call, type Refused } from '../../api/call';
import { useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded, RefusedNote } from '../../ui/loaded';
import { Screen } from '../../ui/screen';
import { useStudy } from '../../ui/study-context';
import { PlayForm } from './play-form';
import { Playing } from './playing';
import { Played } from './played';

/** Who goes to the guide and comes back finds the week as it was played. */
const KEPT_MS = 30 * 60_000;

export function RehearsalPage(): ReactNode {
  const t = useTexts('rehearsal.rehearsal');
  const study = useStudy();
  const guide = useView(guideRoutes.list, { params: { studyId: study.id }, topics: ['question', 'study'] });
  const toGuide = (
    <Button variant="default" component={Link} to={`/studies/${study.id}/guide`}>
      {t('toGuide')}
    </Button>
  );
  return (
    <Screen title={t('heading')} about={t('about')} actions={toGuide}>
      {study.may('guide.edit') ? (
        <Loaded query={guide} lines={6}>
          {({ items }) => {
            const questions = items.filter(({ withdrawn }) => !withdrawn);
            return questions.length === 0 ? (
              <Empty title={t('empty')} todo={t('emptyTodo')} />
            ) : (
              <Rehearsal questions={questions} />
            );
          }}
        </Loaded>
      ) : (
        <Empty title={t('notYours')} todo={t('notYoursTodo')} />
      )}
    </Screen>
  );
}

function Rehearsal({ questions }: { questions: GuideQuestionView[] }): ReactNode {
  const { id: studyId } = useStudy();
  const [timeZones, setTimeZones] = useState<string[]>([]);
  // Asked for by the button alone: it is nothing to be kept fresh, and nobody else's change begins it.
  const week = useQuery<RehearsalView, Refused>({
    queryKey: [guideRoutes.rehearse.path, studyId],
    queryFn: () => call(guideRoutes.rehearse, { params: { studyId }, body: { timeZones } }),
    enabled: false,
    retry: false,
    gcTime: KEPT_MS,
    structuralSharing: false,
  });
  const play = (): void => void week.refetch();
  return (
    <>
      <PlayForm
        questions={questions}
        timeZones={timeZones}
        onTimeZones={setTimeZones}
        isPlaying={week.isFetching}
        wasPlayed={week.data !== undefined}
        onPlay={play}
      />
      {week.isFetching ? (
        <Playing />
      ) : week.error ? (
        <RefusedNote fault={week.error} retry={play} />
      ) : week.data ? (
        <Played key={week.dataUpdatedAt} week={week.data} questions={questions} playedAt={week.dataUpdatedAt} />
      ) : null}
    </>
  );
}
