import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTexts } from '../i18n/texts';

interface Props {
  opened: boolean;
  title: string;
  about: ReactNode;
  /** Usual reasons, one tap away. */
  usual?: readonly string[];
  yes: string;
  busy: boolean;
  onYes: (reason: string) => void;
  onNo: () => void;
}

/** Something that is done with a reason, which stands in the record afterwards. */
export function AskReason({ opened, title, onNo, ...form }: Props): ReactNode {
  const t = useTexts('house.ui');
  return (
    <Modal opened={opened} onClose={onNo} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <ReasonForm {...form} />
    </Modal>
  );
}

function ReasonForm({ about, usual = [], yes, busy, onYes }: Omit<Props, 'opened' | 'title' | 'onNo'>): ReactNode {
  const t = useTexts('house.ui');
  const [reason, setReason] = useState('');
  const [isLate, setLate] = useState(false);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim()) onYes(reason.trim());
    else setLate(true);
  };
  return (
    <form noValidate onSubmit={send}>
      <Stack>
        <Text component="div" size="sm">
          {about}
        </Text>
        {usual.length > 0 ? (
          <Group gap={4}>
            {usual.map((each) => (
              <Button key={each} size="compact-sm" variant="light" onClick={() => setReason(each)}>
                {each}
              </Button>
            ))}
          </Group>
        ) : null}
        <TextInput
          data-autofocus
          required
          label={t('reason')}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isLate && !reason.trim() ? t('reasonMissing') : undefined}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={busy}>
            {yes}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
