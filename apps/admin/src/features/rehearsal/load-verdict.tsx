import { Alert, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import { TOO_MANY, type Person } from './story';

/** Whether anybody is written to too much, at first sight. */
export function LoadVerdict({ people }: { people: readonly Person[] }): ReactNode {
  const t = useTexts('rehearsal.rehearsal');
  const most = Math.max(0, ...people.map(({ load }) => load.mostInADay));
  const many = people.filter(({ load }) => load.mostInADay >= TOO_MANY).length;
  const night = people.filter(({ load }) => load.atNight > 0).length;
  if (many + night === 0) return <Text fw={600}>{t('loadFine', { most })}</Text>;
  return (
    <Alert color="amber" variant="light">
      {many > 0 ? <Text fw={600}>{t('loadMany', { count: many, limit: TOO_MANY })}</Text> : null}
      {night > 0 ? <Text fw={600}>{t('loadNight', { count: night })}</Text> : null}
      <Text size="sm">{t('loadTodo')}</Text>
    </Alert>
  );
}
