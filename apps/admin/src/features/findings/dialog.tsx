import { Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';

/** Mantine's own modal puts its title in a `header`, which counts as a second banner of the page; this one does not. */
export function Dialog({
  title,
  size = 'md',
  close,
  children,
}: {
  title: string;
  size?: 'md' | 'lg';
  close: () => void;
  children: ReactNode;
}): ReactNode {
  const t = useTexts('findings.findings');
  return (
    <Modal.Root opened onClose={close} size={size}>
      <Modal.Overlay />
      <Modal.Content>
        <Group justify="space-between" wrap="nowrap" p="md" pb="xs">
          <Modal.Title fw={600}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('cancel')} />
        </Group>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
