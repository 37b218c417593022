import { Select, Stack, Tabs, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { notificationsRoutes, WrittenMail } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { LosingDialog } from '../../ui/ask-before-losing';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';

import { MailRulesForm } from './mail-rules-form';
import { NoticeLog } from './notice-log';
import { StudyMail } from './study-mail';

/** A study's mails: their words, when they may go, and what became of them. */
export function MailsTab(): ReactNode {
  const t = useTexts('notifications.mails');
  const study = useStudy();
  const [kind, setKind] = useState<WrittenMail>('question-opened');
  const [isChanged, setChanged] = useState(false);
  const [wished, setWished] = useState<WrittenMail>();
  const choose = (next: WrittenMail): void => (isChanged ? setWished(next) : setKind(next));
  const mails = useView(notificationsRoutes.mails, { params: { studyId: study.id } });
  return (
    <Stack gap="md">
      <Text c="dimmed" maw="62ch">
        {t('about')}
      </Text>
      {study.may('study.edit') ? null : <Text size="sm">{t('readOnly')}</Text>}
      <Loaded query={mails} lines={9}>
        {(view) => {
          const item = view.items.find((one) => one.kind === kind);
          return (
            <Tabs defaultValue="texts" variant="outline" keepMounted={false}>
              <Tabs.List>
                <Tabs.Tab value="texts">{t('texts')}</Tabs.Tab>
                <Tabs.Tab value="rules">{t('rules')}</Tabs.Tab>
                <Tabs.Tab value="log">{t('log')}</Tabs.Tab>
              </Tabs.List>
              <Tabs.Panel value="texts" pt="md" keepMounted>
                <Stack gap="md">
                  <Select
                    label={t('kinds')}
                    maw="26rem"
                    allowDeselect={false}
                    value={kind}
                    onChange={(value) => choose(WrittenMail.parse(value))}
                    data={view.items.map((one) => ({
                      value: one.kind,
                      label: `${t(`kind.${one.kind}`)}${one.own ? ` · ${t('own')}` : ''}`,
                    }))}
                  />
                  {item ? (
                    <StudyMail
                      key={kind}
                      item={item}
                      languages={view.languages}
                      people={view.people}
                      onChanged={setChanged}
                    />
                  ) : null}
                </Stack>
              </Tabs.Panel>
              <Tabs.Panel value="rules" pt="md">
                <MailRulesForm rules={view.rules} />
              </Tabs.Panel>
              <Tabs.Panel value="log" pt="md">
                <NoticeLog />
              </Tabs.Panel>
            </Tabs>
          );
        }}
      </Loaded>
      <LosingDialog
        opened={wished !== undefined}
        onStay={() => setWished(undefined)}
        onLeave={() => {
          if (wished) setKind(wished);
          setWished(undefined);
        }}
      />
    </Stack>
  );
}
