import { Anchor, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { studyRoutes, type OverviewItem, type OverviewKey } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/loaded';
import { Screen } from '../../ui/screen';
import { useStudy } from '../../ui/study-context';
import { Phases } from './phases';

const TOPICS = [
  'application',
  'draw',
  'seat',
  'question',
  'post',
  'clarity',
  'sentiment',
  'coding',
  'findings',
  'study',
];

/** Where in the room the thing to do is, as its address says it. */
const WHERE: Partial<Record<OverviewKey, Record<string, string>>> = {
  'recruitment.unrated': { tab: 'applicants', rating: 'mine-missing' },
  'recruitment.completed': { tab: 'applicants' },
  'recruitment.signs': { tab: 'applicants', sign: 'any' },
  'recruitment.not-told': { tab: 'decisions' },
  'recruitment.silent-sources': { tab: 'sources', show: 'silent' },
};

export function OverviewPage(): ReactNode {
  const t = useTexts('study.study');
  const study = useStudy();
  const overview = useView(studyRoutes.overview, { params: { studyId: study.id }, topics: TOPICS });
  return (
    <Screen title={t('overview')} about={t('overviewAbout')}>
      <Phases />
      <Loaded query={overview}>
        {({ items }) => {
          const needs = items.filter((item) => item.tone === 'needs' && item.count > 0);
          const facts = items.filter((item) => item.tone === 'fact');
          return (
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
              <section>
                <Title order={2} size="h4" mb="sm">
                  {t('todo')}
                </Title>
                {needs.length === 0 ? (
                  <Text c="dimmed">{t('todoNone')}</Text>
                ) : (
                  <Stack gap="xs">
                    {needs.map((item) => (
                      <Item key={item.key} item={item} />
                    ))}
                  </Stack>
                )}
              </section>
              <section>
                <Title order={2} size="h4" mb="sm">
                  {t('facts')}
                </Title>
                {facts.length === 0 ? (
                  <Text c="dimmed">{t('factsNone')}</Text>
                ) : (
                  <Stack gap="xs">
                    {facts.map((item) => (
                      <Item key={item.key} item={item} />
                    ))}
                  </Stack>
                )}
              </section>
            </SimpleGrid>
          );
        }}
      </Loaded>
    </Screen>
  );
}

function Item({ item }: { item: OverviewItem }): ReactNode {
  const t = useTexts('study.overview-item');
  const study = useStudy();
  return (
    <Paper
      withBorder
      p="sm"
      {...(item.tone === 'needs' ? { style: { borderLeft: '4px solid var(--mantine-color-amber-5)' } } : {})}
    >
      <Anchor
        component={Link}
        to={`/studies/${study.id}/${item.place}`}
        search={(WHERE[item.key] ?? {}) as never}
        underline="hover"
      >
        {t(item.key, { count: item.count })}
      </Anchor>
    </Paper>
  );
}
