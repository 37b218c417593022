import { Badge, Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { nearestLanguage, recruitmentRoutes, type Language } from '@lytt/shared';
import { useAct } from '../../../api/hooks';
import { useLanguage, useTexts } from '../../../i18n/texts';
import { RefusedNote } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { sayRefused, useDone } from '../../../ui/toasts';
import type { DecisionItem } from './decision-item';
import { DecisionPreview } from './decision-preview';
import { decisionsTexts } from './texts';
import { VARIABLES } from './variables';

type Words = Record<'subject' | 'body', Partial<Record<Language, string>>>;
const wordsOf = ({ subject, body }: DecisionItem['text'], languages: readonly Language[]): Words => ({
  subject: Object.fromEntries(languages.map((language) => [language, subject[language] ?? ''])),
  body: Object.fromEntries(languages.map((language) => [language, body[language] ?? ''])),
});

/** The words of one mail in each language, beside what its reader will see. */
export function DecisionText({
  item,
  onChanged,
}: {
  item: DecisionItem;
  onChanged: (isChanged: boolean) => void;
}): ReactNode {
  const t = useTexts(decisionsTexts);
  const study = useStudy();
  const done = useDone();
  const { language: mine } = useLanguage();
  const [language, setLanguage] = useState<Language>(nearestLanguage(mine, study.languages));
  const saved = wordsOf(item.text, study.languages);
  const [typed, setTyped] = useState<Words>();
  const words = typed ?? saved;
  const isChanged = JSON.stringify(words) !== JSON.stringify(saved);
  const write = useAct(recruitmentRoutes.writeDecision);
  const params = { studyId: study.id, decision: item.decision };
  useEffect(() => onChanged(isChanged), [isChanged, onChanged]);
  useEffect(() => () => onChanged(false), [onChanged]);

  // A variable goes where one last typed: in the subject or in the text.
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const last = useRef<'subject' | 'body'>('body');
  const set = (part: 'subject' | 'body', text: string): void =>
    setTyped({ ...words, [part]: { ...words[part], [language]: text } });
  const insert = (name: string): void => {
    const part = name === 'button' ? 'body' : last.current;
    const field = part === 'subject' ? subject.current : body.current;
    const text = words[part][language] ?? '';
    const [from, to] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length];
    // The button stands alone in its paragraph.
    const piece = name === 'button' ? `\n\n{{${name}}}\n\n` : `{{${name}}}`;
    set(part, text.slice(0, from) + piece + text.slice(to));
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(from + piece.length, from + piece.length);
    });
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    write.mutate(
      { params, body: { text: words } },
      {
        onSuccess: () => {
          const before = item.text.own ? saved : null;
          done(t('saved'), () => {
            setTyped(undefined);
            write.mutate({ params, body: { text: before } }, { onError: sayRefused });
          });
        },
      },
    );
  };
  const goBack = (): void =>
    write.mutate(
      { params, body: { text: null } },
      {
        onSuccess: () => {
          setTyped(undefined);
          done(t('backDone'), () => write.mutate({ params, body: { text: saved } }, { onError: sayRefused }));
        },
        onError: sayRefused,
      },
    );
  const faultOf = (part: 'subject' | 'body'): string | undefined => write.error?.faults[`text.${part}.${language}`];
  const isElsewhere = write.error && !faultOf('subject') && !faultOf('body');
  const may = study.may('recruitment.decide');
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={3} size="h5">
          {t('textOf', { name: t(`name.${item.decision}`) })}{' '}
          {isChanged ? <Badge color="amber">{t('unsaved')}</Badge> : null}
        </Title>
        <SegmentedControl
          aria-label={t('language')}
          value={language}
          onChange={setLanguage}
          data={study.languages.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </Group>
      <form noValidate onSubmit={save}>
        <Stack gap="sm">
          <TextInput
            ref={subject}
            label={t('subject')}
            maxLength={200}
            lang={language}
            readOnly={!may}
            value={words.subject[language] ?? ''}
            onFocus={() => (last.current = 'subject')}
            onChange={(event) => set('subject', event.currentTarget.value)}
            error={faultOf('subject')}
          />
          <Textarea
            ref={body}
            label={t('body')}
            description={t('bodyAbout')}
            autosize
            minRows={8}
            maxRows={24}
            maxLength={10_000}
            lang={language}
            readOnly={!may}
            value={words.body[language] ?? ''}
            onFocus={() => (last.current = 'body')}
            onChange={(event) => set('body', event.currentTarget.value)}
            error={faultOf('body')}
          />
          {isElsewhere && write.error ? <RefusedNote fault={write.error} /> : null}
          {may ? (
            <>
              <div role="group" aria-label={t('insert')}>
                <Text size="sm" c="dimmed" mb={4}>
                  {t('insertAbout')}
                </Text>
                <Group gap={4}>
                  {VARIABLES[item.decision].map((name) => (
                    <Button key={name} size="compact-sm" variant="light" onClick={() => insert(name)}>
                      {t(`variable.${name}`)}
                    </Button>
                  ))}
                </Group>
              </div>
              <Group justify="flex-end">
                {item.text.own ? (
                  <Button variant="subtle" onClick={goBack}>
                    {t('back')}
                  </Button>
                ) : null}
                <Button type="submit" disabled={!isChanged} loading={write.isPending}>
                  {t('save')}
                </Button>
              </Group>
            </>
          ) : null}
        </Stack>
      </form>
      <DecisionPreview
        decision={item.decision}
        language={language}
        words={isChanged ? { subject: words.subject[language] ?? '', body: words.body[language] ?? '' } : undefined}
      />
    </Stack>
  );
}
