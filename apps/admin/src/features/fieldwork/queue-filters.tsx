import { Button, Chip, Group, NativeSelect, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { guideRoutes, type QueueCounts, type QueueList } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useLocalized, useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import type { Place } from './place';
import classes from './queue.module.css';

const LISTS: readonly QueueList[] = [
  'open',
  'questions',
  'unread',
  'unclear',
  'probed',
  'answered',
  'settled',
  'clear',
  'closed',
  'all',
];

/** Which part of the queue, with how many are in each; the counts are the server's and right at every moment. */
export function QueueFilters({
  place,
  go,
  counts,
  personAlias,
}: {
  place: Place;
  go: (to: Partial<Place>) => void;
  counts: QueueCounts | undefined;
  personAlias: string | undefined;
}): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const localized = useLocalized();
  const study = useStudy();
  const guide = useView(guideRoutes.list, { params: { studyId: study.id }, topics: ['question'] });
  const questions = (guide.data?.items ?? []).filter((question) => !question.withdrawn && question.state !== 'coming');
  return (
    <div>
      <Chip.Group value={place.list} onChange={(value) => go({ list: value as QueueList, post: undefined })}>
        <div className={classes.chips} role="radiogroup" aria-label={t('filterLabel')}>
          {LISTS.map((list) => (
            <Chip key={list} value={list} size="xs" variant="outline">
              {t(`list.${list}`)} {counts?.[list] ?? ''}
            </Chip>
          ))}
        </div>
      </Chip.Group>
      <Group mt="sm" gap="md" align="center">
        <NativeSelect
          aria-label={t('question')}
          size="xs"
          maw="100%"
          value={place.question ?? ''}
          onChange={(event) => go({ question: event.currentTarget.value || undefined, post: undefined })}
          data={[
            { value: '', label: t('anyQuestion') },
            ...questions.map((question) => ({
              value: question.id,
              label: `${question.position}. ${localized(question.title)}`,
            })),
          ]}
        />
        <Switch
          size="sm"
          label={t('onlyMine')}
          checked={place.mine}
          onChange={(event) => go({ mine: event.currentTarget.checked, post: undefined })}
        />
        {place.person ? (
          <Button size="compact-sm" variant="light" onClick={() => go({ person: undefined })}>
            {t('onlyPerson', { alias: personAlias ?? t('somebody') })} · {t('allPeople')}
          </Button>
        ) : null}
      </Group>
    </div>
  );
}
