import { Alert, Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { LIMITS, moderationRoutes, type ItemView } from '@lytt/shared';
import type { Refused } from '../../api/call';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { useSubmissionKey } from '../../ui/submission-key';
import { useDone } from '../../ui/toasts';
import { useDraft } from './draft';
import { ProbeLibrary } from './probe-library';

/** The right column: a private question to the author, or the reply to what a participant asked. */
export function Composer({ view, box }: { view: ItemView; box: RefObject<HTMLTextAreaElement | null> }): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const alias = view.item.alias ?? t('somebody');
  if (!view.can.hold) return <Alert color="gray">{t('readOnly')}</Alert>;
  if (view.can.reply || view.can.probe) return <Writing key={view.item.postId} view={view} box={box} />;
  if (view.item.state === 'probed') return <Alert color="gray">{t('probeOut', { alias })}</Alert>;
  return view.person.takingPart ? null : <Alert color="gray">{t('personGone', { alias })}</Alert>;
}

function Writing({ view, box }: { view: ItemView; box: RefObject<HTMLTextAreaElement | null> }): ReactNode {
  const t = useTexts('moderation.fieldwork');
  const study = useStudy();
  const done = useDone();
  const [words, write] = useDraft(view.item.postId);
  const [refused, setRefused] = useState<Refused>();
  const sending = useSubmissionKey();
  const probing = useAct(moderationRoutes.probe);
  const replying = useAct(moderationRoutes.reply);
  const busy = probing.isPending || replying.isPending;
  const alias = view.item.alias ?? t('somebody');
  const isReply = view.can.reply;

  const send = (how: { takeOver?: boolean; anyway?: boolean } = {}): void => {
    if (busy) return;
    const params = { studyId: study.id, postId: view.item.postId };
    const told = {
      onSuccess: () => {
        sending.arrived();
        write('');
        setRefused(undefined);
        done(t('sent', { alias }));
      },
      onError: setRefused,
    };
    const said = { body: words, key: sending.keyOf(words) };
    if (isReply) replying.mutate({ params, body: { ...said, ...(how.takeOver ? { takeOver: true } : {}) } }, told);
    else probing.mutate({ params, body: { ...said, ...how } }, told);
  };
  const sendByKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape') box.current?.blur();
  };
  /** The ready question goes where one writes; its first gap is selected, to be filled with the person's own words. */
  const insert = (text: string): void => {
    const before = words.trimEnd();
    const next = before === '' ? text : `${before}\n\n${text}`;
    write(next);
    requestAnimationFrame(() => {
      const gap = next.indexOf('…', next.length - text.length);
      box.current?.focus();
      box.current?.setSelectionRange(gap < 0 ? next.length : gap, gap < 0 ? next.length : gap + 1);
    });
  };
  const code = refused?.problem.code;
  const again =
    code === 'moderation.held'
      ? { takeOver: true }
      : code === 'moderation.person-probed'
        ? { anyway: true, takeOver: true }
        : undefined;
  const whyNot =
    code === 'moderation.held' && view.item.holder
      ? t('heldNote', { name: view.item.holder.name })
      : code === 'moderation.person-probed'
        ? t('personProbedNote', { alias })
        : refused?.problem.title;

  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t(isReply ? 'replyTitle' : 'probeTitle', { alias })}
        </Title>
        {isReply ? null : <ProbeLibrary language={view.person.language} onChoose={insert} />}
        {refused && !refused.faults['body'] ? (
          <Alert color="amber" role="alert" title={whyNot}>
            {again ? (
              <Button size="compact-sm" variant="default" onClick={() => send(again)}>
                {t('anyway' in again ? 'sendAnyway' : 'sendOver')}
              </Button>
            ) : null}
          </Alert>
        ) : null}
        <Textarea
          ref={box}
          label={t(isReply ? 'replyLabel' : 'probeLabel')}
          description={t('probeLanguage', { alias, language: view.person.language })}
          placeholder={isReply ? undefined : t('probePlaceholder')}
          autosize
          minRows={4}
          maxLength={LIMITS.reply}
          value={words}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={sendByKey}
          error={refused?.faults['body']}
        />
        <Text size="sm" c="dimmed">
          {t(isReply ? 'replyPreview' : 'preview', { alias })}
        </Text>
        <Group justify="flex-end">
          <Button loading={busy} disabled={words.trim() === ''} onClick={() => send()}>
            {t(isReply ? 'sendReply' : 'send')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
