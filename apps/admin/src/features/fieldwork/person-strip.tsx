import { Anchor, Badge, Group, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { SentimentLabel, type PersonStrip as Person } from '@lytt/shared';
import { useLocalized, useTexts } from '../../i18n/texts';
import classes from './queue.module.css';

/** Who wrote it, as far as research knows: alias, bands, how much of the guide is done. Never a name. */
export function PersonStrip({ person, onAll }: { person: Person; onAll: () => void }): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const localized = useLocalized();
  const alias = person.alias ?? t('somebody');
  const moods = SentimentLabel.options.flatMap((label) =>
    person.sentiment[label] ? [t(`mood.${label}`, { count: person.sentiment[label] })] : [],
  );
  return (
    <section className={classes.strip} aria-label={t('person', { alias })}>
      <Group gap={6}>
        {person.takingPart ? null : (
          <Badge color="amber" variant="light">
            {t('personLeft')}
          </Badge>
        )}
        {person.attributes.map((attribute) => (
          <Badge key={localized(attribute.label)} variant="light" color="gray" title={localized(attribute.label)}>
            <VisuallyHidden>{localized(attribute.label)}: </VisuallyHidden>
            {localized(attribute.value)}
          </Badge>
        ))}
      </Group>
      <Text size="sm" mt={6}>
        {t('personAnswered', { answered: person.answered, asked: person.asked })} ·{' '}
        {t('personSkipped', { count: person.skipped })}
        {moods.length > 0 ? ` · ${t('personMood', { moods: moods.join(', ') })}` : ''}
      </Text>
      <Anchor component="button" type="button" size="sm" onClick={onAll}>
        {t('personAll', { alias })}
      </Anchor>
    </section>
  );
}
