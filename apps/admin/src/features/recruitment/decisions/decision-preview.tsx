import { SimpleGrid, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { recruitmentRoutes, type Decision, type Language, type ViewOf } from '@lytt/shared';
import { call, type Refused } from '../../../api/call';
import { useTexts } from '../../../i18n/texts';
import { RefusedNote } from '../../../ui/loaded';
import { MailPage, MailText } from '../../../ui/mail-sheet';
import { useStudy } from '../../../ui/study-context';
import { decisionsTexts } from './texts';

type Preview = ViewOf<typeof recruitmentRoutes.previewDecision>;
const TYPING_MS = 400;

/** The mail as its reader gets it, both ways a mail is shown. */
export function DecisionPreview({
  decision,
  language,
  words,
}: {
  decision: Decision;
  language: Language;
  /** Not saved yet. */
  words: { subject: string; body: string } | undefined;
}): ReactNode {
  const t = useTexts(decisionsTexts);
  const study = useStudy();
  const [settled] = useDebouncedValue(JSON.stringify(words ?? null), TYPING_MS);
  const text = JSON.parse(settled) as typeof words | null;
  const preview = useQuery<Preview, Refused>({
    queryKey: [recruitmentRoutes.previewDecision.path, study.id, decision, language, settled],
    queryFn: () =>
      call(recruitmentRoutes.previewDecision, {
        params: { studyId: study.id, decision },
        body: { language, ...(text ? { text } : {}) },
      }),
    placeholderData: (before) => before,
    retry: false,
  });
  return (
    <section>
      <Title order={3} size="h5" mb="xs">
        {t('preview')}
      </Title>
      {preview.error ? (
        <>
          <RefusedNote fault={preview.error} />
          <Text size="sm">{t('previewNone')}</Text>
        </>
      ) : preview.data ? (
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          <div>
            <Text size="sm" c="dimmed" mb={4}>
              {t('previewHtml')}
            </Text>
            <Text size="sm" fw={600} mb={4}>
              {preview.data.subject}
            </Text>
            <MailPage label={t('previewHtml')} language={language} html={preview.data.html} />
          </div>
          <div>
            <Text size="sm" c="dimmed" mb={4}>
              {t('previewText')}
            </Text>
            <MailText label={t('previewText')} language={language} text={preview.data.text} />
          </div>
        </SimpleGrid>
      ) : null}
    </section>
  );
}
