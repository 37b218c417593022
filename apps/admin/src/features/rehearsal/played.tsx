import { Group, Stack, Text, Title } from '@mantine/core';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { GuideQuestionView, RehearsalView } from '@lytt/shared';
import { useDates, useLanguage, useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { useStudy } from '../../ui/study-context';
import { EventTable } from './event-table';
import { FilterBar } from './filter-bar';
import { LoadVerdict } from './load-verdict';
import classes from './rehearsal.module.css';
import { RowPane } from './row-pane';
import { SaveStory } from './save-story';
import { passes, storyOf, type Filter, type Happening } from './story';
import { Timeline } from './timeline';

interface Props {
  week: RehearsalView;
  questions: readonly GuideQuestionView[];
  playedAt: number;
}

/** The week that was played: its verdict, its picture, every row of it, and the row that was chosen. */
export function Played({ week, questions, playedAt }: Props): ReactNode {
  const t = useTexts('rehearsal.rehearsal');
  const { timeZone } = useStudy();
  const { intl } = useLanguage();
  const { time } = useDates();
  const story = useMemo(() => storyOf(week, questions, timeZone), [week, questions, timeZone]);
  const [filter, setFilter] = useState<Filter>({});
  const shown = useMemo(() => story.filter((one) => passes(one, filter)), [story, filter]);
  const [chosen, setChosen] = useState<number>();
  const one = story.find(({ id }) => id === chosen);
  const choose = useCallback(({ id }: Happening): void => setChosen(id), []);
  if (story.length === 0) return <Empty title={t('nothing')} todo={t('nothingTodo')} />;
  return (
    <Stack gap="lg">
      <Text size="sm" role="status">
        {t('played', {
          people: week.people.length,
          questions: questions.length,
          events: intl.formatNumber(story.length),
          mails: week.mails.length,
          time: time(new Date(playedAt).toISOString()),
          seconds: intl.formatNumber(week.tookMs / 1000, { maximumFractionDigits: 1 }),
        })}{' '}
        {t('stale')}
      </Text>
      <LoadVerdict people={week.people} />
      <FilterBar week={week} story={story} filter={filter} onFilter={setFilter} />
      <Timeline
        week={week}
        shown={shown}
        story={story}
        filter={filter}
        onFilter={setFilter}
        chosen={one}
        onChoose={choose}
      />
      <section aria-labelledby="rehearsal-table">
        <Group justify="space-between" align="baseline" mb={4} gap="xs">
          <Title order={2} size="h4" id="rehearsal-table">
            {t('table')}
          </Title>
          <Group gap="xs" align="baseline">
            <Text size="sm" role="status">
              {shown.length === story.length
                ? t('shownAll', { all: intl.formatNumber(story.length) })
                : t('shown', { shown: intl.formatNumber(shown.length), all: intl.formatNumber(story.length) })}
            </Text>
            <SaveStory shown={shown} />
          </Group>
        </Group>
        <div className={classes['desk']}>
          {shown.length === 0 ? (
            <Empty title={t('noneShown')} todo={t('filters')} />
          ) : (
            <EventTable shown={shown} chosen={chosen} onChoose={choose} />
          )}
          <RowPane story={story} shown={shown} one={one} languages={languagesOf(week)} onChoose={choose} />
        </div>
      </section>
    </Stack>
  );
}

const languagesOf = ({ people }: RehearsalView): ('nb' | 'nn' | 'en')[] => [
  ...new Set(people.map(({ language }) => language)),
];
