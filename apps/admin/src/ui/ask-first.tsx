import { Button, Group, Modal, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/texts';

interface Props {
  opened: boolean;
  title: string;
  about: ReactNode;
  yes: string;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Before mails leave the house: what goes out, to how many, and a way back. */
export function AskFirst({ opened, title, about, yes, busy, onYes, onNo }: Props): ReactNode {
  const t = useTexts('house.ui');
  return (
    <Modal.Root opened={opened} onClose={onNo} centered>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body p="lg">
          <Title order={2} size="h4" mb="xs">
            {title}
          </Title>
          <Text component="div" mb="lg">
            {about}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onNo}>
              {t('notYet')}
            </Button>
            <Button onClick={onYes} loading={busy}>
              {yes}
            </Button>
          </Group>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
