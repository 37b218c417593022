import { ActionIcon, Alert, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { findingsRoutes, type ThemeCard } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { Words } from '../../ui/quote';
import { useStudy } from '../../ui/study-context';
import { sayRefused } from '../../ui/toasts';
import { Dialog } from './dialog';
import { PlaceLink, usePlace } from './place';
import { Attribution } from './quote-card';
import { ThemeForm } from './theme-form';

export function ThemeBoard(): ReactNode {
  const t = useTexts('findings.findings');
  const study = useStudy();
  const board = useView(findingsRoutes.themes, {
    params: { studyId: study.id },
    topics: ['findings', 'coding', 'seat', 'post'],
  });
  const mayAct = study.may('findings.act');
  return (
    <Loaded query={board}>
      {({ items, partial }) => (
        <Stack gap="md">
          {partial ? <Alert color="gray">{t('partial')}</Alert> : null}
          {mayAct && items.length > 0 ? (
            <Group justify="flex-end">
              <NewTheme />
            </Group>
          ) : null}
          {items.length === 0 ? (
            <Empty
              title={t('noThemes')}
              todo={mayAct ? t('noThemesTodo') : t('noThemesRead')}
              action={mayAct ? <NewTheme /> : null}
            />
          ) : (
            <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }} spacing="md">
              {items.map((theme) => (
                <Card key={theme.id} theme={theme} ids={items.map((item) => item.id)} mayAct={mayAct} />
              ))}
            </SimpleGrid>
          )}
        </Stack>
      )}
    </Loaded>
  );
}

function NewTheme(): ReactNode {
  const t = useTexts('findings.findings');
  const study = useStudy();
  const [, go] = usePlace();
  const [opened, { open, close }] = useDisclosure();
  const make = useAct(findingsRoutes.makeTheme);
  return (
    <>
      <Button onClick={open}>{t('newTheme')}</Button>
      {opened ? (
        <Dialog title={t('newTheme')} close={close}>
          <ThemeForm
            begin={{ name: '', summary: '' }}
            label={t('makeTheme')}
            fault={make.error}
            busy={make.isPending}
            cancel={close}
            send={(body) =>
              void make
                .mutateAsync({ params: { studyId: study.id }, body })
                .then(({ id }) => go({ theme: id }), sayRefused)
            }
          />
        </Dialog>
      ) : null}
    </>
  );
}

function Card({ theme, ids, mayAct }: { theme: ThemeCard; ids: string[]; mayAct: boolean }): ReactNode {
  const t = useTexts('findings.findings');
  const study = useStudy();
  const order = useAct(findingsRoutes.orderThemes);
  const at = ids.indexOf(theme.id);
  const move = (by: -1 | 1): void => {
    const next = ids.filter((id) => id !== theme.id);
    next.splice(at + by, 0, theme.id);
    order.mutateAsync({ params: { studyId: study.id }, body: { ids: next } }).catch(sayRefused);
  };
  return (
    <Paper component="article" withBorder radius="md" p="md">
      <Stack gap="sm" h="100%">
        <div>
          <Title order={2} size="h4">
            <PlaceLink place={{ theme: theme.id }} fw={650}>
              {theme.name}
            </PlaceLink>
          </Title>
          <Text size="sm">{t('weight', theme.weight)}</Text>
        </div>
        {theme.summary ? (
          <Text lineClamp={3} style={{ whiteSpace: 'pre-line' }}>
            {theme.summary}
          </Text>
        ) : (
          <Text c="dimmed">{t('noSummary')}</Text>
        )}
        {theme.lead.map((quote) => (
          <figure key={quote.id} style={{ margin: 0 }}>
            <Words size="sm">
              <Text lineClamp={4} inherit>
                {quote.quote}
              </Text>
            </Words>
            <Attribution quote={quote} />
          </figure>
        ))}
        {mayAct && ids.length > 1 ? (
          <Group gap={4} mt="auto" justify="flex-end">
            <ActionIcon
              variant="subtle"
              size="lg"
              disabled={at === 0 || order.isPending}
              aria-label={t('earlier', { name: theme.name })}
              onClick={() => move(-1)}
            >
              ←
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              size="lg"
              disabled={at === ids.length - 1 || order.isPending}
              aria-label={t('later', { name: theme.name })}
              onClick={() => move(1)}
            >
              →
            </ActionIcon>
          </Group>
        ) : null}
      </Stack>
    </Paper>
  );
}
