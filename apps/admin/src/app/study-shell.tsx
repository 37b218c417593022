import { Badge, Group, NavLink, Text } from '@mantine/core';
import { Link, Outlet, useParams, useRouterState } from '@tanstack/react-router';
import { Fragment, Suspense, type ReactNode } from 'react';
import { studyRoutes, type OverviewItem, type StudyPermission, type StudyView } from '@lytt/shared';
import { useView } from '../api/hooks';
import { useLocalized, useTexts } from '../i18n/texts';
import { Loaded } from '../ui/loaded';
import { StudyContext } from '../ui/study-context';
import { Frame } from './house-shell';
import { useLiveNews } from './live';

/** The rail is the research process in its order; a room that the role does not include is left out. */
const ROOMS = [
  ['overview', 'study.read'],
  ['recruitment', 'recruitment.read'],
  ['panel', 'panel.read'],
  ['guide', 'guide.read'],
  ['fieldwork', 'moderation.read'],
  ['coding', 'coding.read'],
  ['findings', 'findings.read'],
  ['exports', 'exports.make'],
  ['settings', 'study.read'],
] as const satisfies readonly (readonly [string, StudyPermission])[];

export function StudyShell(): ReactNode {
  const { studyId } = useParams({ strict: false }) as { studyId: string };
  const study = useView(studyRoutes.one, { params: { studyId }, topics: ['study'] });
  if (!study.data)
    return (
      <Frame>
        <Loaded query={study}>{() => null}</Loaded>
      </Frame>
    );
  return <StudyRooms key={studyId} study={study.data} />;
}

function StudyRooms({ study }: { study: StudyView }): ReactNode {
  useLiveNews(study.id);
  const t = useTexts('house.shell');
  const localized = useLocalized();
  return (
    <StudyContext.Provider value={study}>
      <Frame
        rail={<Rail study={study} />}
        top={
          <Group gap="xs" wrap="nowrap" miw={0}>
            <Text size="sm" fw={600} truncate>
              {localized(study.title)}
            </Text>
            <Badge variant="light" color={study.phase === 'field' ? 'fjord' : 'gray'} visibleFrom="xs">
              {t(`phase.${study.phase}`)}
            </Badge>
            {study.phase === 'field' ? (
              <Text size="sm" visibleFrom="md">
                {study.day > study.days ? t('after') : t('dayOf', { day: study.day, days: study.days })}
              </Text>
            ) : null}
          </Group>
        }
      >
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </Frame>
    </StudyContext.Provider>
  );
}

function Rail({ study }: { study: StudyView }): ReactNode {
  const t = useTexts('house.shell');
  const overview = useView(studyRoutes.overview, {
    params: { studyId: study.id },
    topics: ['application', 'draw', 'seat', 'question', 'post', 'clarity', 'coding', 'findings'],
  });
  const path = useRouterState({ select: (state) => state.location.pathname });
  const needs = (place: string): number =>
    (overview.data?.items ?? [])
      .filter((item: OverviewItem) => item.place === place && item.tone === 'needs')
      .reduce((sum, item) => sum + item.count, 0);
  return (
    <>
      {ROOMS.filter(([, permission]) => study.can[permission]).map(([room]) => {
        const to = room === 'overview' ? `/studies/${study.id}` : `/studies/${study.id}/${room}`;
        const active = path.replace(/\/$/, '') === to || (room !== 'overview' && path.startsWith(`${to}/`));
        const count = needs(room);
        return (
          <Fragment key={room}>
            <NavLink
              component={Link}
              to={to}
              activeOptions={{ exact: room === 'overview' }}
              label={t(room)}
              active={active}
              aria-current={active ? (path.replace(/\/$/, '') === to ? 'page' : 'true') : undefined}
              rightSection={
                count > 0 ? (
                  <Badge color="amber" variant="light" size="sm" aria-label={t('needs', { count })}>
                    {count}
                  </Badge>
                ) : null
              }
            />
            {room === 'guide' && active && study.can['guide.edit'] ? (
              <NavLink
                component={Link}
                to={`${to}/rehearsal`}
                label={t('rehearsal')}
                pl="xl"
                active={path.startsWith(`${to}/rehearsal`)}
              />
            ) : null}
          </Fragment>
        );
      })}
    </>
  );
}
