import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FindingQuote } from '@lytt/shared';
import { useLocalized, useTexts } from '../../i18n/texts';
import { Words } from '../../ui/quote';

/** Whose words, to which question, on which day: beside every quote, wherever it stands. */
export function Attribution({ quote }: { quote: FindingQuote }): ReactNode {
  const t = useTexts('findings.findings');
  const localized = useLocalized();
  const parts = [
    quote.bands.map((band) => localized(band.value)).join(', '),
    localized(quote.questionTitle ?? undefined) || quote.questionKey,
    quote.questionDay === null ? '' : t('day', { day: quote.questionDay }),
    quote.private ? t('private') : '',
  ].filter((part) => part);
  return (
    <Text size="sm" component="figcaption">
      <Text span fw={600} inherit>
        <bdi>{quote.alias}</bdi>
      </Text>
      {parts.length > 0 ? ` · ${parts.join(' · ')}` : ''}
    </Text>
  );
}

export function QuoteCard({
  quote,
  children,
  size = 'md',
}: {
  quote: FindingQuote;
  children?: ReactNode;
  size?: 'sm' | 'md';
}): ReactNode {
  const t = useTexts('findings.findings');
  return (
    <Paper component="figure" m={0} withBorder radius="md" p="md">
      <Stack gap="xs">
        <Words size={size}>{quote.quote}</Words>
        <Attribution quote={quote} />
        {quote.codes.length > 0 || quote.starred ? (
          <Group gap={6} aria-label={t('codes')} role="group">
            {quote.starred ? (
              <Badge variant="default" leftSection="★">
                {t('starred')}
              </Badge>
            ) : null}
            {quote.codes.map((code) => (
              <Badge key={code.id} variant="default" style={{ borderInlineStart: `4px solid ${code.colour}` }}>
                {code.name}
              </Badge>
            ))}
          </Group>
        ) : null}
        {children}
      </Stack>
    </Paper>
  );
}
