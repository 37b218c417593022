import { Button, Group, Modal, Text, Title } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTexts } from '../i18n/texts';

/** The Escape that closes what one writes in must not answer the question it leads to, nor the other way round. */
const OWN_ESCAPE = { 'data-mantine-stop-propagation': 'true' } as const;

interface Place {
  pathname: string;
  search: unknown;
}
interface Props {
  isDirty: boolean;
  /** Whether a step away would take what is written along with it; to another page it always does. */
  leaves?: (from: Place, to: Place) => boolean;
}

/** Asks before anything that would lose what was written: closing, Back, another page, closing the window. */
export function AskBeforeLosing({ isDirty, leaves }: Props): ReactNode {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      isDirty && (current.pathname !== next.pathname || (leaves?.(current, next) ?? false)),
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });
  return (
    <LosingDialog
      opened={blocker.status === 'blocked'}
      onStay={() => blocker.reset?.()}
      onLeave={() => blocker.proceed?.()}
    />
  );
}

export function LosingDialog({
  opened,
  onStay,
  onLeave,
}: {
  opened: boolean;
  onStay: () => void;
  onLeave: () => void;
}): ReactNode {
  const t = useTexts('house.ui');
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') onStay();
  };
  return (
    <Modal.Root opened={opened} onClose={onStay} closeOnEscape={false} centered>
      <Modal.Overlay />
      <Modal.Content aria-label={t('leave')} onKeyDown={onKey} {...OWN_ESCAPE}>
        <Modal.Body p="lg">
          <Title order={2} size="h4" mb="xs">
            {t('leave')}
          </Title>
          <Text mb="lg">{t('leaveAbout')}</Text>
          <Group justify="flex-end">
            <Button {...OWN_ESCAPE} variant="subtle" color="red" onClick={onLeave}>
              {t('throwAway')}
            </Button>
            <Button {...OWN_ESCAPE} data-autofocus onClick={onStay}>
              {t('keepWriting')}
            </Button>
          </Group>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
