import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import {
  changesBetween,
  draftOfQuestion,
  freshQuestion,
  guideRoutes,
  missingTexts,
  questionToSend,
  type GuideQuestionView,
  type QuestionDraft,
} from '@lytt/shared';
import { useAct } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { AskBeforeLosing } from '../../../ui/ask-before-losing';
import { RefusedNote } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { useDone } from '../../../ui/toasts';
import classes from '../guide.module.css';
import { MovedOpenings } from '../moved-openings';
import { usePlace } from '../place';
import { AnswerFields } from './answer-fields';
import { ProbesFields } from './probes-fields';
import { QuestionPreview } from './question-preview';
import { StimuliFields } from './stimuli-fields';
import { TimesFields } from './times-fields';
import { Versions } from './versions';
import { MaskingFields, WhoFields } from './who-fields';
import { SectionFields, WordingFields } from './wording-fields';
import { WritingContext, type Writing } from './writing';

const questionIn = (search: unknown): unknown => (search as Record<string, unknown>)['question'];

export interface EditorProps {
  /** Undefined: a new one. */
  question: GuideQuestionView | undefined;
  day: number;
  total: number;
  onClose: () => void;
  /** Takes the question out, or puts it in again. */
  onToggle: (question: GuideQuestionView) => void;
}

const IS_FAULTY = '[aria-invalid="true"]';

export function QuestionEditor({ question, day, total, onClose, onToggle }: EditorProps): ReactNode {
  const t = useTexts('guide.editor');
  const study = useStudy();
  const { go } = usePlace();
  const done = useDone();
  const add = useAct(guideRoutes.add);
  const edit = useAct(guideRoutes.edit);
  const act = question ? edit : add;
  const [first] = useState(() => (question ? draftOfQuestion(question) : freshQuestion(day, study.days)));
  const [draft, setDraft] = useState<QuestionDraft>(first);
  /** How often it was tried to save: faults show from the first time, and the first of them is gone to each time. */
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const isDirty = useMemo(() => Object.keys(changesBetween(first, draft)).length > 0, [first, draft]);
  const isElsewhere =
    question !== undefined && Object.keys(changesBetween(first, draftOfQuestion(question))).length > 0;
  const missing = missingTexts({ ...draft, answer: questionToSend(draft).answer }, study.languages);
  const faults = act.error?.faults ?? {};
  const writing: Writing = {
    draft,
    question,
    languages: study.languages,
    opened: question?.opened ?? false,
    change: (part) => setDraft((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) })),
    faultAt: (path) => {
      const lacking = missing.find((each) => `${each.path}.${each.language}` === path);
      if (tries > 0 && lacking) return t('missingIn', { language: t(lacking.language) });
      return faults[path];
    },
  };
  const faultCount = act.failureCount;
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>(IS_FAULTY)?.focus();
  }, [tries, faultCount]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTries(tries + 1);
    if (missing.length > 0) return;
    const finish = (words: string) => ({
      onSuccess: () => {
        done(words);
        go({ question: undefined, day: undefined }, { isSaved: true });
      },
    });
    if (!question)
      return add.mutate({ params: { studyId: study.id }, body: questionToSend(draft) }, finish(t('added')));
    if (!isDirty) return onClose();
    const params = { studyId: study.id, questionId: question.id };
    edit.mutate({ params, body: changesBetween(first, draft) }, finish(t('saved')));
  };
  const preview = (
    <QuestionPreview draft={draft} position={question?.position ?? total + 1} total={question ? total : total + 1} />
  );
  const see = question ? (
    <Group gap="xs">
      <Button variant="default" size="xs" onClick={() => go({ see: question.id })}>
        {t('see')}
      </Button>
      {isDirty ? (
        <Text size="sm" c="dimmed">
          {t('seeSaved')}
        </Text>
      ) : null}
    </Group>
  ) : null;

  if (!study.may('guide.edit'))
    return (
      <Stack>
        <Text c="dimmed">{t('readOnly')}</Text>
        {see}
        {question ? <Versions question={question} /> : null}
        {preview}
      </Stack>
    );
  return (
    <WritingContext.Provider value={writing}>
      <AskBeforeLosing isDirty={isDirty} leaves={(from, to) => questionIn(from.search) !== questionIn(to.search)} />
      <form ref={form} onSubmit={submit} noValidate>
        <div className={classes['desk']}>
          <Stack gap="lg" miw={0}>
            {question?.opened ? <Alert color="amber">{t('fixed')}</Alert> : null}
            {isElsewhere ? <Alert color="amber">{t('elsewhere')}</Alert> : null}
            {question ? <MovedOpenings questions={[question]} /> : null}
            <WordingFields />
            <AnswerFields />
            <StimuliFields />
            <TimesFields />
            <MaskingFields />
            <WhoFields />
            <SectionFields />
            <ProbesFields />
            {question ? <Versions question={question} /> : null}
            {question ? (
              <Button
                variant="subtle"
                color={question.withdrawn ? 'fjord' : 'red'}
                style={{ alignSelf: 'flex-start' }}
                onClick={() => onToggle(question)}
              >
                {t(question.withdrawn ? 'restore' : 'withdraw')}
              </Button>
            ) : null}
          </Stack>
          <Stack className={classes['beside']}>
            {preview}
            {see}
          </Stack>
        </div>
        {act.error ? <RefusedNote fault={act.error} /> : null}
        <Group justify="flex-end" className={classes['bottom']} mt="lg">
          <Text size="sm" role="status">
            {tries > 0 && missing.length > 0 ? t('missing') : isDirty ? t('unsaved') : ''}
          </Text>
          <Button variant="default" onClick={onClose} visibleFrom="xs">
            {t('cancel')}
          </Button>
          <Button type="submit" loading={act.isPending}>
            {t('save')}
          </Button>
        </Group>
      </form>
    </WritingContext.Provider>
  );
}
