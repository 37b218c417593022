import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { LIMITS } from '@lytt/shared';
import type { Refused } from '../../api/call';
import { useTexts } from '../../i18n/texts';

interface Draft {
  name: string;
  summary: string;
}

/** Name and summary, with the server's faults beside their fields; what was typed stays whatever happens. */
export function ThemeForm({
  begin,
  label,
  fault,
  busy,
  send,
  cancel,
}: {
  begin: Draft;
  label: string;
  fault: Refused | null;
  busy: boolean;
  send: (draft: Draft) => void;
  cancel: () => void;
}): ReactNode {
  const t = useTexts('findings.findings');
  const [draft, setDraft] = useState(begin);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send(draft);
      }}
    >
      <Stack gap="sm" maw="66ch">
        <TextInput
          label={t('themeName')}
          value={draft.name}
          maxLength={LIMITS.name}
          required
          data-autofocus
          error={fault?.faults['name']}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <Textarea
          label={t('summary')}
          description={t('summaryHint')}
          value={draft.summary}
          autosize
          minRows={3}
          maxRows={20}
          error={fault?.faults['summary']}
          onChange={(event) => setDraft({ ...draft, summary: event.currentTarget.value })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={cancel}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
