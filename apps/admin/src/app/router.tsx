import { Box, Button, Text, Title } from '@mantine/core';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Link, redirect } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accessRoutes } from '@lytt/shared';
import { call } from '../api/call';
import { JoinPage } from '../features/access/join-page';
import { MailboxPage } from '../features/access/mailbox-page';
import { SignInPage } from '../features/access/sign-in-page';
import { StudiesPage } from '../features/study/studies-page';
import { useTexts } from '../i18n/texts';
import { Empty } from '../ui/empty';
import { HouseShell } from './house-shell';
import { StudyShell } from './study-shell';

function Nothing(): ReactNode {
  const t = useTexts('house.shell');
  return (
    <Box component="main" p="md">
      <Title order={1} size="h3" mb="sm">
        {t('notFound')}
      </Title>
      <Text mb="md">{t('notFoundTodo')}</Text>
      <Button component={Link} to="/">
        {t('toStudies')}
      </Button>
    </Box>
  );
}

function Broken(): ReactNode {
  const t = useTexts('house.shell');
  return (
    <Empty
      title={t('broken')}
      todo={t('brokenTodo')}
      action={<Button onClick={() => location.reload()}>{t('reload')}</Button>}
    />
  );
}

const rootRoute = createRootRoute({ notFoundComponent: Nothing, errorComponent: Broken });
const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: SignInPage,
  // Where in the admin somebody was on the way to.
  validateSearch: ({ next }): { next?: string } => (typeof next === 'string' && next.startsWith('/') ? { next } : {}),
});
const join = createRoute({ getParentRoute: () => rootRoute, path: '/join', component: JoinPage });

/** Everything behind this one asks for a session whose second factor has been given. */
const signedIn = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    const { me } = await call(accessRoutes.me);
    if (me?.step !== 'done')
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
  },
});
const house = createRoute({ getParentRoute: () => signedIn, id: 'house', component: HouseShell });
const studies = createRoute({ getParentRoute: () => house, path: '/', component: StudiesPage });
const mailbox = createRoute({ getParentRoute: () => house, path: '/mailbox', component: MailboxPage });

const study = createRoute({ getParentRoute: () => signedIn, path: '/studies/$studyId', component: StudyShell });
const overview = createRoute({
  getParentRoute: () => study,
  path: '/',
  component: lazyRouteComponent(() => import('../features/study/overview-page'), 'OverviewPage'),
});
const room = <const Path extends string>(path: Path, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({
    getParentRoute: () => study,
    path,
    component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name),
  });
const rooms = [
  room('/recruitment', () => import('./recruitment-page'), 'RecruitmentPage'),
  room('/panel', () => import('../features/panel/panel-page'), 'PanelPage'),
  room('/guide', () => import('../features/guide/guide-page'), 'GuidePage'),
  room('/guide/rehearsal', () => import('../features/rehearsal/rehearsal-page'), 'RehearsalPage'),
  room('/fieldwork', () => import('../features/fieldwork/fieldwork-page'), 'FieldworkPage'),
  room('/coding', () => import('./coding-room'), 'CodingRoom'),
  room('/findings', () => import('../features/findings/findings-page'), 'FindingsPage'),
  room('/exports', () => import('../features/exports/exports-page'), 'ExportsPage'),
];
const settings = createRoute({
  getParentRoute: () => study,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings-room'), 'SettingsRoom'),
});

export const router = createRouter({
  basepath: '/admin',
  routeTree: rootRoute.addChildren([
    signIn,
    join,
    signedIn.addChildren([house.addChildren([studies, mailbox]), study.addChildren([overview, settings, ...rooms])]),
  ]),
  defaultNotFoundComponent: Nothing,
  defaultErrorComponent: Broken,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
