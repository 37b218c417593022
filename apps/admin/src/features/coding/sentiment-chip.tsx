import { Button, Group, Menu, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SentimentLabel, SentimentView } from '@lytt/shared';
import { useLanguage, useTexts } from '../../i18n/texts';
import { FeelingDot } from './marks';

const LABELS: readonly SentimentLabel[] = ['positive', 'neutral', 'negative', 'none'];

/** The feeling an answer carries, in a word; a person who reads it otherwise says so here. */
export function SentimentChip({
  sentiment,
  onCorrect,
}: {
  sentiment: SentimentView | undefined;
  onCorrect: ((label: SentimentLabel | null) => void) | undefined;
}): ReactNode {
  const t = useTexts('coding.coding');
  if (!sentiment)
    return (
      <Text size="sm" c="dimmed">
        {t('notScored')}
      </Text>
    );
  const { label, engineLabel, correctedBy } = sentiment;
  const face = (
    <Group gap={6} wrap="nowrap" component="span">
      <FeelingDot label={label} />
      <Text size="sm" component="span" fw={600}>
        {t(label)}
      </Text>
    </Group>
  );
  return (
    <Group gap="xs">
      {onCorrect ? (
        <Menu position="bottom-end" withArrow shadow="md">
          <Menu.Target>
            <Button
              variant="default"
              size="compact-md"
              rightSection="▾"
              aria-label={t('sentimentIs', { label: t(label) })}
            >
              {face}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('judge')}</Menu.Label>
            {LABELS.map((each) => (
              <Menu.Item
                key={each}
                leftSection={<FeelingDot label={each} />}
                rightSection={each === label ? '✓' : undefined}
                onClick={() => onCorrect(each)}
              >
                {t(each)}
              </Menu.Item>
            ))}
            {correctedBy ? (
              <>
                <Menu.Divider />
                <Menu.Item onClick={() => onCorrect(null)}>{t('takeBack')}</Menu.Item>
              </>
            ) : null}
          </Menu.Dropdown>
        </Menu>
      ) : (
        <span role="img" aria-label={t('sentimentFixed', { label: t(label) })}>
          {face}
        </span>
      )}
      {correctedBy ? (
        <Text size="sm" c="dimmed">
          {correctedBy.name ? t('corrected', { name: correctedBy.name }) : t('correctedNobody')} ·{' '}
          {t('engineSaid', { label: t(engineLabel) })}
        </Text>
      ) : null}
    </Group>
  );
}

/** The words that decided the score, with what each added and why. */
export function DecidingWords({ sentiment }: { sentiment: SentimentView }): ReactNode {
  const t = useTexts('coding.coding');
  const { intl } = useLanguage();
  if (sentiment.words.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('decidedNone')}
      </Text>
    );
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600} id="deciding-words">
        {t('decided')}
      </Text>
      <Group component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }} aria-labelledby="deciding-words">
        {sentiment.words.map((word) => (
          <Group component="li" key={`${word.from}`} gap={6} wrap="nowrap">
            <FeelingDot label={word.value > 0 ? 'positive' : 'negative'} />
            <Text size="sm">
              «{word.text}» {intl.formatNumber(word.value, { signDisplay: 'always' })}
              {word.because ? ` (${t(word.because)})` : ''}
            </Text>
          </Group>
        ))}
      </Group>
    </Stack>
  );
}
