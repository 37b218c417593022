import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { notificationsRoutes, type Localized, type ViewOf, type WrittenMail } from '@lytt/shared';
import { call, type Refused } from '../../api/call';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { RefusedNote } from '../../ui/loaded';
import { MailPage, MailText } from '../../ui/mail-sheet';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { mailsTexts } from './texts';

type Preview = ViewOf<typeof notificationsRoutes.preview>;
const TYPING_MS = 400;

interface Props {
  kind: WrittenMail;
  language: keyof Localized;
  people: { seatId: string; alias: string }[];
  /** Not saved yet. */
  words: { subject: string; body: string } | undefined;
}

/** The mail as its reader gets it, both ways a mail is shown. The frame runs nothing and knows nothing of this page. */
export function MailPreview({ kind, language, people, words }: Props): ReactNode {
  const t = useTexts(mailsTexts);
  const study = useStudy();
  const done = useDone();
  const [seatId, setSeat] = useState<string | null>(null);
  const [settled] = useDebouncedValue(JSON.stringify(words ?? null), TYPING_MS);
  const text = JSON.parse(settled) as typeof words | null;
  const params = { studyId: study.id, kind };
  const body = { language, ...(text ? { text } : {}), ...(seatId ? { seatId } : {}) };
  const preview = useQuery<Preview, Refused>({
    queryKey: [notificationsRoutes.preview.path, study.id, kind, language, seatId, settled],
    queryFn: () => call(notificationsRoutes.preview, { params, body }),
    placeholderData: (before) => before,
    retry: false,
  });
  const test = useAct(notificationsRoutes.test);
  const send = (): void =>
    test.mutate({ params, body }, { onSuccess: ({ to }) => done(t('tested', { to })), onError: sayRefused });
  return (
    <section aria-label={t('preview')}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-end">
          <Title order={3} size="h5">
            {t('preview')}
          </Title>
          <Button variant="default" size="xs" onClick={send} loading={test.isPending}>
            {t('test')}
          </Button>
        </Group>
        {people.length > 0 ? (
          <Select
            label={t('previewAs')}
            placeholder={t('madeUp')}
            clearable
            searchable
            value={seatId}
            onChange={setSeat}
            data={people.map((one) => ({ value: one.seatId, label: one.alias }))}
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
