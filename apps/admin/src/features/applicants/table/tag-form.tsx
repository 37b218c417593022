import { Autocomplete, Button, Stack } from '@mantine/core';
import { useState, type FormEvent, type ReactNode, type RefObject } from 'react';
import { useTexts } from '../../../i18n/texts';

/** One tag, new or known. */
export function TagForm({
  known,
  onTag,
  field,
}: {
  known: string[];
  onTag: (tag: string) => void;
  field?: RefObject<HTMLInputElement | null>;
}): ReactNode {
  const t = useTexts('applicants.applicants');
  const [name, setName] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!name.trim()) return;
    onTag(name.trim());
    setName('');
  };
  return (
    <Stack component="form" gap="xs" onSubmit={send}>
      <Autocomplete
        {...(field ? { ref: field } : {})}
        size="xs"
        label={t('tagName')}
        maxLength={40}
        data={known}
        value={name}
        onChange={setName}
      />
      <Button type="submit" size="compact-sm" variant="default" style={{ alignSelf: 'flex-start' }}>
        {t('tagAdd')}
      </Button>
    </Stack>
  );
}
