import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState, type ReactNode } from 'react';
import { applicantsRoutes } from '@lytt/shared';
import { useAct } from '../../../api/hooks';
import { useDates, useLanguage, useTexts } from '../../../i18n/texts';
import { AskFirst } from '../../../ui/ask-first';
import { RefusedNote } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { useLanguages, type DecisionItem } from './decision-item';

/** Mails leave the house: it asks first, says exactly what happens, and sends to the number that was seen or to nobody. */
export function SendDecision({ item, isChanged }: { item: DecisionItem; isChanged: boolean }): ReactNode {
  const t = useTexts('applicants.decisions');
  const study = useStudy();
  const { intl } = useLanguage();
  const { when } = useDates(study.timeZone);
  const languages = useLanguages(item);
  const [asking, ask] = useDisclosure(false);
  const [sent, setSent] = useState<{ count: number; at: string; subject: string }>();
  const send = useAct(applicantsRoutes.sendDecision);
  const { decision, waiting, text } = item;
  const go = (): void =>
    send.mutate(
      { params: { studyId: study.id, decision }, body: { expected: waiting } },
      {
        onSuccess: (answer) =>
          setSent({
            count: answer.sent,
            at: new Date().toISOString(),
            subject: intl.formatList(item.languages.flatMap(({ language }) => text.subject[language] ?? [])),
          }),
        onSettled: ask.close,
      },
    );
  return (
    <>
      {waiting > 0 && !item.obstacle ? (
        <Button onClick={ask.open} disabled={isChanged}>
          {t('send', { count: waiting })}
        </Button>
      ) : null}
      {isChanged ? <Text size="sm">{t('saveFirst')}</Text> : null}
      <AskFirst
        opened={asking}
        title={t(`sendTitle.${decision}`, { count: waiting })}
        about={
          <Stack gap="xs">
            <Text>{t('sendAbout', { count: waiting, languages: intl.formatList(languages) })}</Text>
            <Text>{t(`sendThen.${decision}`)}</Text>
            <Text size="sm" c="dimmed">
              {t(text.own ? 'ownText' : 'lyttText')}
            </Text>
          </Stack>
        }
        yes={t('sendYes', { count: waiting })}
        busy={send.isPending}
        onYes={go}
        onNo={ask.close}
      />
      {sent ? (
        <div role="status">
          <Text size="sm">{t('sent', { count: sent.count, when: when(sent.at) })}</Text>
          <Text size="sm" c="dimmed">
            {t('sentWith', { subject: sent.subject })}
          </Text>
        </div>
      ) : null}
      {send.error ? <RefusedNote fault={send.error} /> : null}
    </>
  );
}
