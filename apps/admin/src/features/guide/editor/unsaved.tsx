import { Button, Group, Modal, Text, Title } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import type { KeyboardEvent, ReactNode } from 'react';
import { useTexts } from '../../../i18n/texts';
import { editorTexts } from './texts';

const questionIn = (search: unknown): unknown => (search as Record<string, unknown>)['question'];

/** The Escape that closes the editor must not answer the question it leads to, nor the other way round. */
const OWN_ESCAPE = { 'data-mantine-stop-propagation': 'true' } as const;

/** Asks before anything that would lose what was written: closing, Back, another page, closing the window. */
export function AskBeforeLosing({ isDirty }: { isDirty: boolean }): ReactNode {
  const t = useTexts(editorTexts);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      isDirty && (current.pathname !== next.pathname || questionIn(current.search) !== questionIn(next.search)),
    enableBeforeUnload: () => isDirty,
    withResolver: true,
  });
  const stay = (): void => blocker.reset?.();
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') stay();
  };
  return (
    <Modal.Root opened={blocker.status === 'blocked'} onClose={stay} closeOnEscape={false} centered>
      <Modal.Overlay />
      <Modal.Content aria-label={t('leave')} onKeyDown={onKey} {...OWN_ESCAPE}>
        <Modal.Body p="lg">
          <Title order={2} size="h4" mb="xs">
            {t('leave')}
          </Title>
          <Text mb="lg">{t('leaveAbout')}</Text>
          <Group justify="flex-end">
            <Button {...OWN_ESCAPE} variant="subtle" color="red" onClick={() => blocker.proceed?.()}>
              {t('throwAway')}
            </Button>
            <Button {...OWN_ESCAPE} data-autofocus onClick={stay}>
              {t('keepWriting')}
            </Button>
          </Group>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
