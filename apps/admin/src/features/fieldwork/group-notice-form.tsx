import { Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { discussionRoutes, LANGUAGES, LIMITS, type Language, type ViewOf } from '@lytt/shared';
import type { Refused } from '../../api/call';
import { useAct } from '../../api/hooks';
import { useLanguage, useTexts } from '../../i18n/texts';
import { RefusedNote } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { useSubmissionKey } from '../../ui/submission-key';

type Audience = ViewOf<typeof discussionRoutes.groupNotices>['audience'];
type Words = Partial<Record<Language, string>>;
export interface NoticeWords {
  title: Words;
  text: Words;
}
export const NO_WORDS: NoticeWords = { title: {}, text: {} };

/** Title and text in every language of the study, and before it is posted who gets it. */
export function GroupNoticeForm({
  words: { title, text },
  write,
  languages,
  audience,
  onPosted,
}: {
  words: NoticeWords;
  write: (words: NoticeWords) => void;
  languages: Language[];
  audience: Audience;
  onPosted: (noticeId: string) => void;
}): ReactNode {
  const t = useTexts('moderation.group-notice');
  const study = useStudy();
  const [refused, setRefused] = useState<Refused>();
  const sending = useSubmissionKey();
  const posting = useAct(discussionRoutes.writeGroupNotice);
  const isWhole = languages.every((language) => title[language]?.trim() && text[language]?.trim());

  const post = (event: FormEvent): void => {
    event.preventDefault();
    if (!isWhole || posting.isPending) return;
    posting.mutate(
      { params: { studyId: study.id }, body: { title, text, key: sending.keyOf({ title, text }) } },
      {
        onSuccess: ({ id }) => {
          sending.arrived();
          write(NO_WORDS);
          setRefused(undefined);
          onPosted(id);
        },
        onError: setRefused,
      },
    );
  };
  return (
    <form noValidate onSubmit={post}>
      <Stack gap="md">
        {languages.map((language) => {
          const label = (field: string): string =>
            languages.length === 1 ? field : t('inLanguage', { field, language: t(language) });
          return (
            <Stack key={language} gap="xs">
              <TextInput
                label={label(t('title'))}
                lang={language}
                maxLength={LIMITS.title}
                value={title[language] ?? ''}
                onChange={({ currentTarget: { value } }) => write({ text, title: { ...title, [language]: value } })}
              />
              <Textarea
                label={label(t('text'))}
                lang={language}
                autosize
                minRows={3}
                maxLength={LIMITS.reply}
                value={text[language] ?? ''}
                onChange={({ currentTarget: { value } }) => write({ title, text: { ...text, [language]: value } })}
              />
            </Stack>
          );
        })}
        <WhoGetsIt audience={audience} />
        {refused ? <RefusedNote fault={refused} /> : null}
        <Group justify="flex-end">
          {isWhole ? null : (
            <Text size="sm" c="dimmed">
              {t('missing')}
            </Text>
          )}
          <Button type="submit" loading={posting.isPending} disabled={!isWhole}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function WhoGetsIt({ audience }: { audience: Audience }): ReactNode {
  const t = useTexts('moderation.group-notice');
  const { intl } = useLanguage();
  const byMail = audience.filter((one) => one.byMail).length;
  const spoken = LANGUAGES.flatMap((language) => {
    const count = audience.filter((one) => one.language === language).length;
    return count > 0 ? [`${t(language)} (${count})`] : [];
  });
  return (
    <section aria-label={t('whoTitle')}>
      <Title order={3} size="h5">
        {t('whoTitle')}
      </Title>
      <Text>{t('who', { count: audience.length })}</Text>
      {audience.length > 0 ? (
        <>
          <Text size="sm">
            {t('byMail', { count: byMail })}
            {byMail < audience.length ? `; ${t('pageOnly', { count: audience.length - byMail })}` : ''}.{' '}
            {t('inLanguages', { languages: intl.formatList(spoken) })}.
          </Text>
          <details>
            <summary>{t('names')}</summary>
            <Text size="sm">{audience.map(({ alias }) => alias ?? t('nameless')).join(', ')}</Text>
          </details>
        </>
      ) : null}
    </section>
  );
}
