import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { discussionRoutes, type GroupNotice } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useDates, useLocalized, useTexts } from '../../i18n/texts';
import { AskBeforeLosing } from '../../ui/ask-before-losing';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { GroupNoticeForm, NO_WORDS, type NoticeWords } from './group-notice-form';

/** What moderators tell the whole group, behind one button: written, and withdrawn. */
export function GroupNotices(): ReactNode {
  const t = useTexts('moderation.group-notice');
  const study = useStudy();
  const [opened, setOpened] = useState(false);
  // Above the dialog, so that closing it by mistake loses nothing.
  const [words, write] = useState(NO_WORDS);
  if (!study.may('moderation.read')) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('open')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('open')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Stack gap="lg">
          <Text c="dimmed">{t('about')}</Text>
          <Inside words={words} write={write} />
        </Stack>
      </Modal>
      <AskBeforeLosing
        isDirty={[words.title, words.text].some((part) => Object.values(part).some((each) => each.trim() !== ''))}
      />
    </>
  );
}

function Inside({ words, write }: { words: NoticeWords; write: (words: NoticeWords) => void }): ReactNode {
  const t = useTexts('moderation.group-notice');
  const study = useStudy();
  const done = useDone();
  const notices = useView(discussionRoutes.groupNotices, {
    params: { studyId: study.id },
    topics: ['group-notice', 'seat'],
  });
  const withdrawing = useAct(discussionRoutes.withdrawGroupNotice);
  const withdraw = (noticeId: string): void =>
    withdrawing.mutate(
      { params: { studyId: study.id, noticeId } },
      { onSuccess: () => done(t('done')), onError: sayRefused },
    );
  return (
    <Loaded query={notices}>
      {({ items, languages, audience }) => (
        <>
          {study.may('moderation.act') ? (
            <GroupNoticeForm
              words={words}
              write={write}
              languages={languages}
              audience={audience}
              onPosted={(id) => done(t('posted'), () => withdraw(id))}
            />
          ) : null}
          <Stack gap="sm" component="section">
            <Title order={3} size="h5">
              {t('listTitle')}
            </Title>
            {items.length === 0 ? <Text c="dimmed">{t('none')}</Text> : null}
            {items.map((notice) => (
              <Line
                key={notice.id}
                notice={notice}
                busy={withdrawing.isPending}
                onWithdraw={() => withdraw(notice.id)}
              />
            ))}
          </Stack>
        </>
      )}
    </Loaded>
  );
}

function Line({ notice, busy, onWithdraw }: { notice: GroupNotice; busy: boolean; onWithdraw: () => void }): ReactNode {
  const t = useTexts('moderation.group-notice');
  const localized = useLocalized();
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  const title = localized(notice.title);
  const isOut = notice.withdrawnAt === null;
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <div>
        <Text fw={600} td={isOut ? undefined : 'line-through'}>
          {title}
        </Text>
        <Text size="sm" c="dimmed">
          {t('by', { name: notice.by ?? '–', when: when(notice.createdAt) })} ·{' '}
          {notice.withdrawnAt ? t('withdrawn', { when: when(notice.withdrawnAt) }) : null}
          {isOut ? (notice.toldAt ? t('sent', { count: notice.sent }) : t('waiting')) : null}
        </Text>
      </div>
      {isOut && study.may('moderation.act') ? (
        <Button
          size="compact-sm"
          variant="default"
          style={{ flexShrink: 0 }}
          disabled={busy}
          onClick={onWithdraw}
          aria-label={t('withdrawTitled', { title })}
        >
          {t('withdraw')}
        </Button>
      ) : null}
    </Group>
  );
}
