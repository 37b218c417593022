import { Badge, Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Language } from '@lytt/shared';
import { useLocalized, useTexts } from '../../i18n/texts';
import { MailPage, MailText } from '../../ui/mail-sheet';
import classes from './rehearsal.module.css';
import { inLanguage, type Happening, type Mail } from './story';
import { useWords } from './use-words';

interface Props {
  story: readonly Happening[];
  shown: readonly Happening[];
  one: Happening | undefined;
  languages: Language[];
  onChoose: (one: Happening) => void;
}

/** The row that was chosen: a mail as its reader gets it, anything else in words. */
export function RowPane({ story, shown, one, languages, onChoose }: Props): ReactNode {
  const t = useTexts('rehearsal.rehearsal');
  const words = useWords();
  const localized = useLocalized();
  if (!one)
    return (
      <aside className={classes['pane']} aria-label={t('detail')}>
        <Text c="dimmed">{t('detailNone')}</Text>
      </aside>
    );
  const at = shown.findIndex(({ id }) => id === one.id);
  const step = (to: number, label: string): ReactNode => {
    const next = at < 0 ? undefined : shown[to];
    return (
      <Button size="compact-sm" variant="default" disabled={!next} onClick={() => next && onChoose(next)}>
        {label}
      </Button>
    );
  };
  const own = words.own(one);
  return (
    <aside className={classes['pane']} aria-label={t('detail')}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Text size="sm" c="dimmed">
            {words.date(one)} {words.time(one)}
            {own ? ` · ${t('ownTime', own)}` : ''}
          </Text>
          <Group gap={4}>
            {step(at - 1, t('previous'))}
            {step(at + 1, t('next'))}
          </Group>
        </Group>
        {one.mail ? (
          <>
            <LanguageSwitch story={story} one={one} languages={languages} onChoose={onChoose} />
            <MailShown mail={one.mail} to={words.who(one.person)} kinds={words.kinds(one.mail.kinds)} />
          </>
        ) : (
          <>
            <Title order={3} size="h5">
              {words.who(one.person)}: {words.what(one)}
            </Title>
            <Text size="sm">
              {t(`behaviour.${one.person.behaviour}`)}: {t(`does.${one.person.behaviour}`)}.
            </Text>
            {one.question ? (
              <div>
                <Text fw={600}>{words.about(one)}</Text>
                <Text size="sm" className={classes['question']}>
                  {localized(one.question.text)}
                </Text>
              </div>
            ) : null}
          </>
        )}
      </Stack>
    </aside>
  );
}

function LanguageSwitch({
  story,
  one,
  languages,
  onChoose,
}: {
  story: readonly Happening[];
  one: Happening;
  languages: Language[];
  onChoose: (one: Happening) => void;
}): ReactNode {
  const t = useTexts('rehearsal.rehearsal');
  if (languages.length < 2) return null;
  const same = new Map(languages.map((language) => [language, inLanguage(story, one, language)]));
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('mailIn')}
      value={one.person.language}
      onChange={(language) => {
        const next = same.get(language as Language);
        if (next) onChoose(next);
      }}
      data={languages.map((value) => ({ value, label: t(`language.${value}`), disabled: !same.get(value) }))}
    />
  );
}

/** The frame runs nothing, and knows nothing of this page. */
function MailShown({ mail, to, kinds }: { mail: Mail; to: string; kinds: string[] }): ReactNode {
  const t = useTexts('rehearsal.rehearsal');
  return (
    <>
      <div>
        <Title order={3} size="h5" lang={mail.language}>
          {mail.subject}
        </Title>
        <Text size="sm">{t('mailTo', { who: to })}</Text>
        <Group gap={4} mt={4}>
          {kinds.map((kind) => (
            <Badge key={kind} variant="light">
              {kind}
            </Badge>
          ))}
          {mail.kinds.length > 1 ? (
            <Badge variant="outline" color="gray">
              {t('bundled', { count: mail.kinds.length })}
            </Badge>
          ) : null}
        </Group>
      </div>
      <MailPage label={t('mailHtml')} language={mail.language} html={mail.html} />
      <Text size="sm" c="dimmed">
        {t('mailText')}. {t('mailNowhere')}
      </Text>
      <MailText label={t('mailText')} language={mail.language} text={mail.text} />
    </>
  );
}
