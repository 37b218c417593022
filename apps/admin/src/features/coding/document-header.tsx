import { Group, Paper, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DocumentView, SentimentLabel, SentimentView } from '@lytt/shared';
import { useDates, useLocalized, useTexts } from '../../i18n/texts';
import { Words } from '../../ui/quote';
import { SeenBefore } from '../../ui/seen-before';
import { useStudy } from '../../ui/study-context';
import { SentimentChip } from './sentiment-chip';

interface Props {
  document: DocumentView;
  version: number;
  onVersion: (version: number) => void;
  sentiment: SentimentView | undefined;
  onCorrect: ((label: SentimentLabel | null) => void) | undefined;
}

/** Who wrote it, when, in which version, with which feeling, and what it answers. */
export function DocumentHeader({ document: shown, version, onVersion, sentiment, onCorrect }: Props): ReactNode {
  const t = useTexts('coding.coding');
  const localized = useLocalized();
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div>
          <Title order={2} size="h4">
            {shown.alias ?? t('noAlias')}
          </Title>
          <Text size="sm" c="dimmed">
            {t(
              shown.kind === 'answer' || shown.kind === 'reply' || shown.kind === 'probe_answer' ? shown.kind : 'other',
            )}{' '}
            · {when(shown.createdAt)}
            {shown.attributes.map(({ value }) => ` · ${localized(value)}`).join('')}
          </Text>
        </div>
        <SentimentChip sentiment={sentiment} onCorrect={onCorrect} />
      </Group>
      {shown.kind === 'answer' ? <SeenBefore key={shown.postId} postId={shown.postId} /> : null}
      {shown.texts.length > 1 ? (
        <SegmentedControl
          aria-label={t('versions')}
          value={String(version)}
          onChange={(value) => onVersion(Number(value))}
          data={shown.texts.map((each) => ({
            value: String(each.version),
            label: each.version === 1 ? t('firstVersion') : t('editedVersion', { version: each.version }),
          }))}
          style={{ alignSelf: 'flex-start' }}
        />
      ) : null}
      {shown.context ? (
        <Paper withBorder p="sm" radius="md">
          <Text size="sm" c="dimmed">
            {shown.context.kind === 'probe'
              ? t('toProbe')
              : t('toPost', { alias: shown.context.alias ?? t('noAlias') })}
          </Text>
          <Words size="sm">{shown.context.body}</Words>
        </Paper>
      ) : null}
    </Stack>
  );
}
