import { Anchor, AppShell, Badge, Burger, Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { accessRoutes } from '@lytt/shared';
import { useAct, useView } from '../api/hooks';
import { useLanguage, useTexts } from '../i18n/texts';
import { SignedOut } from './signed-out';

/** The frame of every signed-in page. `rail` is the study's, when there is one. */
export function Frame({ rail, top, children }: { rail?: ReactNode; top?: ReactNode; children: ReactNode }): ReactNode {
  const t = useTexts('house.shell');
  const { language, choose } = useLanguage();
  const [opened, { toggle, close }] = useDisclosure(false);
  const me = useView(accessRoutes.me);
  const signOut = useAct(accessRoutes.signOut);
  const navigate = useNavigate();
  return (
    <AppShell
      header={{ height: 56 }}
      padding="md"
      transitionDuration={0}
      {...(rail ? { navbar: { width: 220, breakpoint: 'sm', collapsed: { mobile: !opened } } } : {})}
    >
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="sm">
          <Group gap="sm" wrap="nowrap" miw={0}>
            {rail ? (
              <Burger
                opened={opened}
                onClick={toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label={t('openMenu')}
                aria-expanded={opened}
              />
            ) : null}
            <Anchor component={Link} to="/" fw={700} underline="never" c="inherit">
              Lytt
            </Anchor>
            {top}
          </Group>
          <Group gap="xs" wrap="nowrap">
            {me.data?.demo ? (
              <Badge color="amber" variant="light" visibleFrom="md">
                {t('demo')}
              </Badge>
            ) : null}
            <Button
              variant="subtle"
              size="compact-sm"
              lang={language === 'nb' ? 'en' : 'nb'}
              onClick={() => choose(language === 'nb' ? 'en' : 'nb')}
            >
              {t('language')}
            </Button>
            <Text size="sm" visibleFrom="md">
              {me.data?.me?.name}
            </Text>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => signOut.mutate({}, { onSuccess: () => void navigate({ to: '/sign-in' }) })}
            >
              {t('signOut')}
            </Button>
          </Group>
        </Group>
      </AppShell.Header>
      {rail ? (
        <AppShell.Navbar p="xs" onClick={close} aria-label={t('menu')}>
          {rail}
        </AppShell.Navbar>
      ) : null}
      <AppShell.Main id="main">{children}</AppShell.Main>
      <SignedOut />
    </AppShell>
  );
}

export function HouseShell(): ReactNode {
  const t = useTexts('house.shell');
  const me = useView(accessRoutes.me);
  return (
    <Frame
      top={
        <Group gap="md" wrap="nowrap">
          <Anchor component={Link} to="/" size="sm" underline="hover" visibleFrom="xs">
            {t('studies')}
          </Anchor>
          {me.data?.me?.isOwner ? (
            <Anchor component={Link} to="/mailbox" size="sm" underline="hover">
              {t('mailbox')}
            </Anchor>
          ) : null}
        </Group>
      }
    >
      <Outlet />
    </Frame>
  );
}
