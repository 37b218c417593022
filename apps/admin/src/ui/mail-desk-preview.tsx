import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Language } from '@lytt/shared';
import type { Refused } from '../api/call';
import { useTexts } from '../i18n/texts';
import { RefusedNote } from './loaded';
import { MailPage, MailText } from './mail-sheet';
import { sayRefused, useDone } from './toasts';

export interface ShownMail {
  language: Language;
  /** Not saved yet. */
  text?: { subject: string; body: string };
  /** Of `readers`; without, somebody made up. */
  reader?: string;
}
export interface SeenMail {
  subject: string;
  html: string;
  text: string;
}

export interface PreviewSource {
  /** Of the mail; what is asked of it is added. */
  key: readonly unknown[];
  title: string;
  see: (shown: ShownMail) => Promise<SeenMail>;
  /** Sends it to who asks, and says whereto. */
  test?: (shown: ShownMail) => Promise<{ to: string }>;
  readers?: { value: string; label: string }[];
}

interface Props {
  source: PreviewSource;
  /** Of the heading above. */
  level: 2 | 3;
  language: Language;
  /** Not saved yet. */
  words: { subject: string; body: string } | undefined;
}

const TYPING_MS = 400;

/** The mail as its reader gets it, both ways a mail is shown. */
export function MailDeskPreview({ source, level, language, words }: Props): ReactNode {
  const { key, title, see, test, readers = [] } = source;
  const t = useTexts('house.mail-desk');
  const [reader, setReader] = useState<string | null>(null);
  const [settled] = useDebouncedValue(JSON.stringify(words ?? null), TYPING_MS);
  const text = JSON.parse(settled) as typeof words | null;
  const shown: ShownMail = { language, ...(text ? { text } : {}), ...(reader === null ? {} : { reader }) };
  const preview = useQuery<SeenMail, Refused>({
    queryKey: [...key, shown],
    queryFn: () => see(shown),
    placeholderData: (before) => before,
    retry: false,
  });
  return (
    <section aria-label={title}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-end">
          <Title order={level === 2 ? 3 : 4} size="h5">
            {title}
          </Title>
          {test ? <TestButton send={() => test(shown)} /> : null}
        </Group>
        {readers.length > 0 ? (
          <Select
            label={t('previewAs')}
            placeholder={t('madeUp')}
            clearable
            searchable
            value={reader}
            onChange={setReader}
            data={readers}
          />
        ) : null}
        {preview.error ? (
          <>
            <RefusedNote fault={preview.error} />
            <Text size="sm">{t('previewNone')}</Text>
          </>
        ) : preview.data ? (
          <>
            <Text fw={600} lang={language}>
              {preview.data.subject}
            </Text>
            <MailPage label={t('previewHtml')} language={language} html={preview.data.html} />
            <Text size="sm" c="dimmed">
              {t('previewText')}
            </Text>
            <MailText label={t('previewText')} language={language} text={preview.data.text} />
          </>
        ) : null}
      </Stack>
    </section>
  );
}

function TestButton({ send }: { send: () => Promise<{ to: string }> }): ReactNode {
  const t = useTexts('house.mail-desk');
  const done = useDone();
  const test = useMutation<{ to: string }, Refused>({ mutationFn: send });
  const go = (): void =>
    test.mutate(undefined, { onSuccess: ({ to }) => done(t('tested', { to })), onError: sayRefused });
  return (
    <Button variant="default" size="xs" onClick={go} loading={test.isPending}>
      {t('test')}
    </Button>
  );
}
