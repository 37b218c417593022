import { Button, Group, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState, type FormEvent, type ReactNode, type RefObject } from 'react';
import { applicantsRoutes, type ApplicationView } from '@lytt/shared';
import { useAct } from '../../../api/hooks';
import { useDates, useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { sayRefused, useDone } from '../../../ui/toasts';

/** What colleagues write to each other about an applicant. */
export function ApplicantNotes({
  view,
  field,
}: {
  view: ApplicationView;
  field: RefObject<HTMLTextAreaElement | null>;
}): ReactNode {
  const t = useTexts('applicants.applicants');
  const study = useStudy();
  const done = useDone();
  const { when } = useDates(study.timeZone);
  const add = useAct(applicantsRoutes.note);
  const remove = useAct(applicantsRoutes.removeNote);
  const [text, setText] = useState('');
  const params = { studyId: study.id, applicationId: view.id };
  const send = (event?: FormEvent): void => {
    event?.preventDefault();
    if (!text.trim() || add.isPending) return;
    add.mutate({ params, body: { text } }, { onSuccess: () => setText(''), onError: sayRefused });
  };
  const takeAway = (note: ApplicationView['noteList'][number]): void =>
    remove.mutate(
      { params: { ...params, noteId: note.id } },
      {
        onSuccess: () =>
          done(t('noteGone'), () => add.mutate({ params, body: { text: note.text } }, { onError: sayRefused })),
        onError: sayRefused,
      },
    );
  return (
    <section>
      <Title order={3} size="h6" mb={4}>
        {t('notes')}
      </Title>
      <Stack gap="xs">
        {view.noteList.map((note) => (
          <Paper key={note.id} withBorder p="xs">
            <Group justify="space-between" gap="xs">
              <Text size="xs" c="dimmed">
                {note.by}, {when(note.at)}
              </Text>
              {note.mine ? (
                <Button size="compact-xs" variant="subtle" onClick={() => takeAway(note)}>
                  {t('noteRemove')}
                </Button>
              ) : null}
            </Group>
            <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {note.text}
            </Text>
          </Paper>
        ))}
        {study.may('recruitment.rate') ? (
          <Stack component="form" gap={4} onSubmit={send}>
            <Textarea
              ref={field}
              size="xs"
              autosize
              minRows={2}
              maxRows={8}
              maxLength={5_000}
              label={t('noteNew')}
              description={t('noteHint')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
              }}
            />
            <Button
              type="submit"
              size="compact-sm"
              variant="default"
              loading={add.isPending}
              style={{ alignSelf: 'flex-start' }}
            >
              {t('noteSave')}
            </Button>
          </Stack>
        ) : null}
      </Stack>
    </section>
  );
}
