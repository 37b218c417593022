import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { SentimentLabel, type PersonStrip as Person } from '@lytt/shared';
import { useLocalized, useTexts } from '../../i18n/texts';
import { fieldworkTexts } from './texts';

/** Who wrote it, as far as research knows: alias, bands, how much of the guide is done. Never a name. */
export function PersonStrip({ person, onAll }: { person: Person; onAll: () => void }): ReactNode {
  const t = useTexts(fieldworkTexts);
  const localized = useLocalized();
  const alias = person.alias ?? t('somebody');
  const moods = SentimentLabel.options.flatMap((label) => (person.sentiment[label] ? [t(`mood.${label}`, { count: person.sentiment[label] })] : []));
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="xs">
        <Title order={3} size="h5">
          {t('person', { alias })}
        </Title>
        {person.takingPart ? null : (
          <Badge color="amber" variant="light">
            {t('personLeft')}
          </Badge>
        )}
        <Group gap={6}>
          {person.attributes.map((attribute) => (
            <Badge key={localized(attribute.label)} variant="light" color="gray" title={localized(attribute.label)}>
              {localized(attribute.value)}
            </Badge>
          ))}
        </Group>
        <Text size="sm">
          {t('personAnswered', { answered: person.answered, asked: person.asked })} · {t('personSkipped', { count: person.skipped })}
        </Text>
        {moods.length > 0 ? <Text size="sm">{t('personMood', { moods: moods.join(', ') })}</Text> : null}
        <Anchor component="button" type="button" size="sm" ta="start" onClick={onAll}>
          {t('personAll', { alias })}
        </Anchor>
      </Stack>
    </Paper>
  );
}
