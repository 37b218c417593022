import { Badge, Button, Group, SegmentedControl, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { notificationsRoutes, type Localized, type MailKindView } from '@lytt/shared';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { RefusedNote } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { MailPreview } from './mail-preview';
import classes from './mails.module.css';
import { mailsTexts } from './texts';

type MailLanguage = keyof Localized;
type Words = Record<'subject' | 'body', Localized>;
type Variable = 'name';

interface Props {
  item: MailKindView;
  languages: MailLanguage[];
  people: { seatId: string; alias: string }[];
}

/** The words of one mail in each language of the study, beside what its reader will see. */
export function MailDesk({ item, languages, people }: Props): ReactNode {
  const t = useTexts(mailsTexts);
  const study = useStudy();
  const done = useDone();
  const [language, setLanguage] = useState<MailLanguage>(languages[0] ?? 'nb');
  const saved: Words = { subject: item.subject, body: item.body };
  const [typed, setTyped] = useState<Words>();
  const words = typed ?? saved;
  const isChanged = JSON.stringify(words) !== JSON.stringify(saved);
  const write = useAct(notificationsRoutes.write);
  const params = { studyId: study.id, kind: item.kind };
  const may = study.may('study.edit');

  // A variable goes where one last typed: in the subject or in the text.
  const subject = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTextAreaElement>(null);
  const last = useRef<'subject' | 'body'>('body');
  const set = (part: 'subject' | 'body', text: string): void =>
    setTyped({ ...words, [part]: { ...words[part], [language]: text } });
  const insert = (name: string): void => {
    const part = name === 'button' || name === 'quote' ? 'body' : last.current;
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
  const put = (text: Words | null, said: string): void =>
    write.mutate(
      { params, body: { text } },
      {
        onSuccess: () => {
          const before = item.own ? saved : null;
          setTyped(undefined);
          done(said, () => write.mutate({ params, body: { text: before } }, { onError: sayRefused }));
        },
        ...(text ? {} : { onError: sayRefused }),
      },
    );
  const save = (event: FormEvent): void => {
    event.preventDefault();
    put(words, t('saved'));
  };
  const faultOf = (part: 'subject' | 'body'): string | undefined => write.error?.faults[`text.${part}.${language}`];
  const isElsewhere = write.error && !faultOf('subject') && !faultOf('body');
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h4">
            {t(`kind.${item.kind}`)}{' '}
            <Badge variant="light" color={item.own ? 'fjord' : 'gray'}>
              {t(item.own ? 'own' : 'lytt')}
            </Badge>{' '}
            {isChanged ? <Badge color="amber">{t('unsaved')}</Badge> : null}
          </Title>
          <Text size="sm" c="dimmed" maw="62ch">
            {t(item.stoppable ? 'stoppable' : 'unstoppable')}
          </Text>
        </div>
        <SegmentedControl
          aria-label={t('language')}
          value={language}
          onChange={setLanguage}
          data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
        />
      </Group>
      <div className={classes['desk']}>
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
              minRows={10}
              maxRows={28}
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
                    {item.variables.map((name) => (
                      <Button key={name} size="compact-sm" variant="light" onClick={() => insert(name)}>
                        {t(`variable.${name as Variable}`)}
                      </Button>
                    ))}
                  </Group>
                </div>
                <Group justify="flex-end">
                  {item.own ? (
                    <Button variant="subtle" onClick={() => put(null, t('backDone'))}>
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
        {may ? (
          <MailPreview
            kind={item.kind}
            language={language}
            people={people}
            words={isChanged ? { subject: words.subject[language] ?? '', body: words.body[language] ?? '' } : undefined}
          />
        ) : null}
      </div>
    </Stack>
  );
}
