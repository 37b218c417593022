import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { findingsRoutes, type FindingQuote, type ThemeDraft } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { Screen } from '../../ui/screen';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { PlaceLink, usePlace } from './place';
import { QuoteCard } from './quote-card';
import { ThemeForm } from './theme-form';

/** A theme as a draft of its page in the report. */
export function ThemePage({ themeId }: { themeId: string }): ReactNode {
  const t = useTexts('findings.findings');
  const study = useStudy();
  const theme = useView(findingsRoutes.theme, {
    params: { studyId: study.id, themeId },
    topics: ['findings', 'coding', 'seat', 'post'],
  });
  return (
    <Stack gap="md">
      <PlaceLink place={{ tab: 'themes' }}>← {t('backToThemes')}</PlaceLink>
      <Loaded query={theme} lines={8}>
        {(view) => <Draft theme={view} />}
      </Loaded>
    </Stack>
  );
}

function Draft({ theme }: { theme: ThemeDraft }): ReactNode {
  const t = useTexts('findings.findings');
  const study = useStudy();
  const done = useDone();
  const [, go] = usePlace();
  const [editing, setEditing] = useState(false);
  const edit = useAct(findingsRoutes.editTheme);
  const remove = useAct(findingsRoutes.deleteTheme);
  const make = useAct(findingsRoutes.makeTheme);
  const mayAct = study.may('findings.act');
  const params = { studyId: study.id, themeId: theme.id };
  const deleteIt = async (): Promise<void> => {
    const { undo } = await remove.mutateAsync({ params });
    go({ tab: 'themes' });
    done(
      t('themeDeleted'),
      () =>
        void make
          .mutateAsync({ params: { studyId: study.id }, body: undo })
          .then(({ id }) => go({ theme: id }), sayRefused),
    );
  };
  return (
    <Screen
      title={theme.name}
      about={t('weight', theme.weight)}
      actions={
        mayAct && !editing ? (
          <>
            <Button variant="subtle" color="red" onClick={() => void deleteIt().catch(sayRefused)}>
              {t('deleteTheme')}
            </Button>
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('editTheme')}
            </Button>
          </>
        ) : null
      }
    >
      {theme.partial ? <Alert color="gray">{t('partial')}</Alert> : null}
      {editing ? (
        <ThemeForm
          begin={theme}
          label={t('save')}
          fault={edit.error}
          busy={edit.isPending}
          cancel={() => setEditing(false)}
          send={({ name, summary }) =>
            void edit.mutateAsync({ params, body: { name, summary } }).then(() => setEditing(false), sayRefused)
          }
        />
      ) : (
        <Text maw="66ch" size="lg" c={theme.summary ? undefined : 'dimmed'} style={{ whiteSpace: 'pre-line' }}>
          {theme.summary || t('noSummary')}
        </Text>
      )}
      {theme.quotes.length === 0 ? <Empty title={t('noQuotes')} todo={t('noQuotesTodo')} /> : null}
      <Stack gap="md" maw="46rem">
        {theme.quotes.map((quote) => (
          <QuoteCard key={quote.id} quote={quote}>
            {mayAct ? <TakeOut themeId={theme.id} quote={quote} /> : null}
          </QuoteCard>
        ))}
      </Stack>
    </Screen>
  );
}

function TakeOut({ themeId, quote }: { themeId: string; quote: FindingQuote }): ReactNode {
  const t = useTexts('findings.findings');
  const study = useStudy();
  const done = useDone();
  const takeOut = useAct(findingsRoutes.takeOutOfTheme);
  const put = useAct(findingsRoutes.putIntoTheme);
  const params = { studyId: study.id, themeId, segmentId: quote.id };
  const take = async (): Promise<void> => {
    await takeOut.mutateAsync({ params });
    done(t('takenOut'), () => void put.mutateAsync({ params }).catch(sayRefused));
  };
  return (
    <Group justify="flex-end">
      <Button
        size="compact-md"
        variant="subtle"
        aria-label={t('takeOutOf', { alias: quote.alias })}
        onClick={() => void take().catch(sayRefused)}
      >
        {t('takeOut')}
      </Button>
    </Group>
  );
}
