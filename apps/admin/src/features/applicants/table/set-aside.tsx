import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTexts } from '../../../i18n/texts';

const REASONS = ['reason.twice', 'reason.thin', 'reason.near', 'reason.full'] as const;

/** Keeps people out of the draw, so it wants to know why; the usual reasons are one tap away. */
export function SetAside({
  opened,
  count,
  onClose,
  onSend,
}: {
  opened: boolean;
  count: number;
  onClose: () => void;
  onSend: (reason: string) => void;
}): ReactNode {
  const t = useTexts('applicants.applicants');
  const ui = useTexts('house.ui');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('setAsideTitle', { count })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Form
        onSend={(reason) => {
          onClose();
          onSend(reason);
        }}
      />
    </Modal>
  );
}

function Form({ onSend }: { onSend: (reason: string) => void }): ReactNode {
  const t = useTexts('applicants.applicants');
  const [reason, setReason] = useState('');
  const [isLate, setLate] = useState(false);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim()) onSend(reason.trim());
    else setLate(true);
  };
  return (
    <form noValidate onSubmit={send}>
      <Stack>
        <Text size="sm">{t('setAsideAbout')}</Text>
        <Group gap={4}>
          {REASONS.map((each) => (
            <Button key={each} size="compact-sm" variant="light" onClick={() => setReason(t(each))}>
              {t(each)}
            </Button>
          ))}
        </Group>
        <TextInput
          data-autofocus
          required
          label={t('reason')}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isLate && !reason.trim() ? t('reasonMissing') : undefined}
        />
        <Group justify="flex-end">
          <Button type="submit">{t('setAsideDo')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
