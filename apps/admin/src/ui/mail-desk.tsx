import { Badge, Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { LANGUAGE_NAMES, type Language, type Localized, type MailVariable } from '@lytt/shared';
import type { Refused } from '../api/call';
import { useTexts } from '../i18n/texts';
import { AskBeforeLosing } from './ask-before-losing';
import { RefusedNote } from './loaded';
import { MailDeskPreview, type PreviewSource } from './mail-desk-preview';
import classes from './mail-desk.module.css';
import { sayRefused, useDone } from './toasts';

type Part = 'subject' | 'body';
export type MailWords = Record<Part, Localized>;

/** A button leads on and a quote may be long: neither stands in a subject. */
const BODY_ONLY: readonly MailVariable[] = ['button', 'quote'];

interface Props {
  title: ReactNode;
  level: 2 | 3;
  about?: string;
  /** As it is saved, in each of `languages`. */
  words: MailWords;
  /** Whether these are words of the study's own, which can be given up for Lytt's. */
  own: boolean;
  variables: readonly MailVariable[];
  languages: readonly Language[];
  /** The language to begin with. */
  first: Language;
  may: boolean;
  /** `null` goes back to Lytt's words. Refusals name fields as `text.subject.nb`. */
  write: (words: MailWords | null) => Promise<unknown>;
  preview?: PreviewSource;
  onChanged?: (isChanged: boolean) => void;
}

/** The words of one mail in each language, beside what its reader will see. */
export function MailDesk(props: Props): ReactNode {
  const { title, level, about, own, variables, languages, may, preview } = props;
  const t = useTexts('house.mail-desk');
  const [language, setLanguage] = useState<Language>(props.first);
  const writing = useWriting(props);
  const { words, isChanged, set, save, goBack, fault } = writing;

  // A variable goes where one last typed: in the subject or in the text.
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const last = useRef<Part>('body');
  const insert = (name: MailVariable): void => {
    const part = BODY_ONLY.includes(name) ? 'body' : last.current;
    const field = part === 'subject' ? subject.current : body.current;
    const text = words[part][language] ?? '';
    const [from, to] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length];
    // The button stands alone in its paragraph.
    const piece = name === 'button' ? `\n\n{{${name}}}\n\n` : `{{${name}}}`;
    set(part, language, text.slice(0, from) + piece + text.slice(to));
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + piece.length, from + piece.length);
    });
  };
  const fieldOf = (part: Part) => ({
    label: t(part),
    lang: language,
    readOnly: !may,
    value: words[part][language] ?? '',
    error: fault?.faults[`text.${part}.${language}`],
    onFocus: () => (last.current = part),
    onChange: (event: { currentTarget: { value: string } }) => set(part, language, event.currentTarget.value),
  });
  const isElsewhere = fault && !fieldOf('subject').error && !fieldOf('body').error;
  return (
    <Stack gap="md">
      <AskBeforeLosing isDirty={isChanged} />
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={level} size="h4">
            {title} {isChanged ? <Badge color="amber">{t('unsaved')}</Badge> : null}
          </Title>
          {about ? (
            <Text size="sm" c="dimmed" maw="62ch">
              {about}
            </Text>
          ) : null}
        </div>
        <SegmentedControl
          aria-label={t('language')}
          value={language}
          onChange={setLanguage}
          data={languages.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
      </Group>
      <div className={classes['room']}>
        <div className={classes['desk']}>
          <form noValidate onSubmit={save}>
            <Stack gap="sm">
              <TextInput ref={subject} maxLength={200} {...fieldOf('subject')} />
              <Textarea
                ref={body}
                description={t('bodyAbout')}
                autosize
                minRows={10}
                maxRows={28}
                maxLength={10_000}
                {...fieldOf('body')}
              />
              {isElsewhere ? <RefusedNote fault={fault} /> : null}
              {may ? (
                <>
                  <div role="group" aria-label={t('insert')}>
                    <Text size="sm" c="dimmed" mb={4}>
                      {t('insertAbout')}
                    </Text>
                    <Group gap={4}>
                      {variables.map((name) => (
                        <Button key={name} size="compact-sm" variant="light" onClick={() => insert(name)}>
                          {t(`variable.${name}`)}
                        </Button>
                      ))}
                    </Group>
                  </div>
                  <Group justify="flex-end">
                    {own ? (
                      <Button variant="subtle" onClick={goBack}>
                        {t('back')}
                      </Button>
                    ) : null}
                    <Button type="submit" disabled={!isChanged} loading={writing.isSaving}>
                      {t('save')}
                    </Button>
                  </Group>
                </>
              ) : null}
            </Stack>
          </form>
          {preview ? (
            <MailDeskPreview
              source={preview}
              level={level}
              language={language}
              words={
                isChanged ? { subject: words.subject[language] ?? '', body: words.body[language] ?? '' } : undefined
              }
            />
          ) : null}
        </div>
      </div>
    </Stack>
  );
}

interface Writing {
  words: MailWords;
  isChanged: boolean;
  isSaving: boolean;
  fault: Refused | null;
  set: (part: Part, language: Language, text: string) => void;
  save: (event: FormEvent) => void;
  goBack: () => void;
}

function useWriting({ words: saved, own, write, onChanged }: Props): Writing {
  const t = useTexts('house.mail-desk');
  const done = useDone();
  const [typed, setTyped] = useState<MailWords>();
  const put = useMutation<unknown, Refused, MailWords | null>({ mutationFn: write });
  const kept = JSON.stringify(saved);
  const now = JSON.stringify(typed ?? saved);
  // What was sent stands until the view that holds it has come: else the words before it would come back for a moment.
  const [sent, setSent] = useState<string>();
  const [seen, setSeen] = useState(kept);
  if (seen !== kept) {
    setSeen(kept);
    setSent(undefined);
    if (now === sent) setTyped(undefined);
  }
  const isChanged = now !== kept && now !== sent;
  useEffect(() => onChanged?.(isChanged), [isChanged, onChanged]);
  useEffect(() => () => onChanged?.(false), [onChanged]);
  const before = own ? saved : null;
  const undo = (): void => put.mutate(before, { onError: sayRefused });
  return {
    words: typed ?? saved,
    isChanged,
    isSaving: put.isPending,
    fault: put.error,
    set: (part, language, text) =>
      setTyped((were = saved) => ({ ...were, [part]: { ...were[part], [language]: text } })),
    save: (event) => {
      event.preventDefault();
      if (!typed) return;
      put.mutate(typed, {
        onSuccess: () => {
          setSent(JSON.stringify(typed));
          done(t('saved'), undo);
        },
      });
    },
    goBack: () =>
      put.mutate(null, {
        onSuccess: () => {
          setTyped(undefined);
          done(t('backDone'), undo);
        },
        onError: sayRefused,
      }),
  };
}
