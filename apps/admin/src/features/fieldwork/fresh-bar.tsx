import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import classes from './queue.module.css';

/** What came in while one was reading, behind a button. Its place is kept when there is nothing, so that nothing moves. */
export function FreshBar({ fresh, onShow }: { fresh: number; onShow: () => void }): ReactNode {
  const t = useTexts('moderation.fieldwork');
  return (
    <div role="status" className={classes.fresh}>
      {fresh > 0 ? (
        <Button fullWidth variant="light" color="amber" size="compact-md" onClick={onShow}>
          {t('showNew', { count: fresh })}
        </Button>
      ) : (
        <Text size="sm" c="dimmed">
          {t('upToDate')}
        </Text>
      )}
    </div>
  );
}
