import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Localized } from '@lytt/shared';
import type { Refused } from '../../api/call';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { Dialog } from './dialog';

/** The hypothesis in each of the study's languages; one is enough. */
export function HypothesisForm({
  title,
  label,
  begin,
  fault,
  busy,
  send,
  close,
}: {
  title: string;
  label: string;
  begin: Localized;
  fault: Refused | null;
  busy: boolean;
  send: (text: Localized) => void;
  close: () => void;
}): ReactNode {
  const t = useTexts('findings.findings');
  const study = useStudy();
  const [text, setText] = useState<Localized>(begin);
  const [empty, setEmpty] = useState(false);
  const languages = [...new Set([...study.languages, ...(Object.keys(begin) as (keyof Localized)[])])];
  const submit = (): void => {
    const given = Object.fromEntries(Object.entries(text).filter(([, words]) => words.trim() !== '')) as Localized;
    setEmpty(Object.keys(given).length === 0);
    if (Object.keys(given).length > 0) send(given);
  };
  return (
    <Dialog title={title} size="lg" close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack gap="sm">
          {languages.map((language, at) => (
            <Textarea
              key={language}
              label={t('hypothesisIn', { language: t(`language.${language}`) })}
              lang={language}
              autosize
              minRows={2}
              value={text[language] ?? ''}
              error={fault?.faults[`text.${language}`] ?? (empty && at === 0 ? t('inOneLanguage') : undefined)}
              onChange={(event) => setText({ ...text, [language]: event.currentTarget.value })}
              {...(at === 0 ? { 'data-autofocus': true } : {})}
            />
          ))}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={busy}>
              {label}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
