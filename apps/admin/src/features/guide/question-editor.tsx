import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { guideRoutes, type GuideQuestionView } from '@lytt/shared';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { RefusedNote } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { useDone } from '../../ui/toasts';
import { draftOf, freshDraft, toSend, type QuestionDraft } from './question-draft';
import { QuestionFields } from './question-fields';
import { QuestionPreview } from './question-preview';
import { guideTexts } from './texts';

export interface EditorProps {
  /** Undefined: a new one. */
  question: GuideQuestionView | undefined;
  total: number;
  onClose: () => void;
  onDirty: () => void;
  /** Takes the question out, or puts it in again. */
  onWithdraw: (question: GuideQuestionView) => void;
}

export function QuestionEditor({ question, total, onClose, onDirty, onWithdraw }: EditorProps): ReactNode {
  const t = useTexts(guideTexts);
  const study = useStudy();
  const done = useDone();
  const add = useAct(guideRoutes.add);
  const edit = useAct(guideRoutes.edit);
  const [draft, setDraft] = useState<QuestionDraft>(() => (question ? draftOf(question) : freshDraft(study.days)));
  const change = (part: Partial<QuestionDraft>): void => {
    onDirty();
    setDraft((before) => ({ ...before, ...part }));
  };
  const act = question ? edit : add;
  const preview = (
    <QuestionPreview draft={draft} position={question?.position ?? total + 1} total={question ? total : total + 1} />
  );

  if (!study.may('guide.edit'))
    return (
      <Stack>
        <Text c="dimmed">{t('readOnly')}</Text>
        {preview}
      </Stack>
    );

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const finish = (words: string) => ({
      onSuccess: () => {
        done(words);
        onClose();
      },
    });
    if (question)
      edit.mutate({ params: { studyId: study.id, questionId: question.id }, body: toSend(draft) }, finish(t('saved')));
    else add.mutate({ params: { studyId: study.id }, body: toSend(draft) }, finish(t('added')));
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        {question?.opened ? <Alert color="amber">{t('fixed')}</Alert> : null}
        {question && question.version > 1 ? (
          <Text c="dimmed">{t('version', { version: question.version })}</Text>
        ) : null}
        <QuestionFields
          draft={draft}
          change={change}
          faults={act.error?.faults ?? {}}
          opened={question?.opened ?? false}
        />
        {preview}
        {act.error ? <RefusedNote fault={act.error} /> : null}
        <Group justify="space-between">
          {question ? (
            <Button variant="subtle" color={question.withdrawn ? 'fjord' : 'red'} onClick={() => onWithdraw(question)}>
              {t(question.withdrawn ? 'restore' : 'withdraw')}
            </Button>
          ) : (
            <span />
          )}
          <Group>
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={act.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
