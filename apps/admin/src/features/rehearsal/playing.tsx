import { Group, Loader, Paper, Text } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';

/** How far it has come nobody knows; how long it has taken, everybody can see. */
export function Playing(): ReactNode {
  const t = useTexts('rehearsal.rehearsal');
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const timer = setInterval(() => setSeconds(Math.floor((Date.now() - began) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <Paper withBorder p="md">
      <Group gap="md" wrap="nowrap" align="flex-start">
        <Loader size="sm" mt={2} aria-hidden />
        <div>
          <Text fw={600} role="status">
            {t('playing')}
          </Text>
          <Text size="sm" c="dimmed" maw="62ch">
            {t('playingAbout')}
          </Text>
          <Text size="sm" mt={4} aria-hidden>
            {t('seconds', { seconds })}
          </Text>
        </div>
      </Group>
    </Paper>
  );
}
