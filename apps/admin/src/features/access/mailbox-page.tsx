import { Accordion, Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { accessRoutes } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useDates, useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { Screen } from '../../ui/screen';

/** Links in a kept mail are made to work: it stands in for the reader's own mail program. */
const LINK = /(https?:\/\/[^\s<>"]+)/g;
const withLinks = (text: string): ReactNode[] =>
  text.split(LINK).map((part, at) =>
    at % 2 === 1 ? (
      <a key={at} href={part} rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );

export function MailboxPage(): ReactNode {
  const t = useTexts('access.access');
  const { when } = useDates();
  const mailbox = useView(accessRoutes.mailbox);
  return (
    <Screen
      title={t('mailbox')}
      about={t(mailbox.data?.off ? 'mailboxOff' : 'mailboxAbout')}
      actions={
        <Button variant="default" onClick={() => void mailbox.refetch()} loading={mailbox.isFetching}>
          {t('refresh')}
        </Button>
      }
    >
      <Loaded query={mailbox}>
        {({ items, off }) =>
          items.length === 0 ? (
            off ? null : (
              <Empty title={t('mailboxEmpty')} todo={t('mailboxEmptyTodo')} />
            )
          ) : (
            <Accordion variant="contained" order={2}>
              {items.map((mail) => (
                <Accordion.Item key={mail.id} value={mail.id}>
                  <Accordion.Control>
                    <Group justify="space-between" gap="xs">
                      <Text fw={600}>{mail.subject}</Text>
                      <Text size="sm" c="dimmed">
                        {t('to')} {mail.to} · {when(mail.at)}
                      </Text>
                    </Group>
                  </Accordion.Control>
                  <Accordion.Panel>
                    <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{withLinks(mail.text)}</Text>
                  </Accordion.Panel>
                </Accordion.Item>
              ))}
            </Accordion>
          )
        }
      </Loaded>
    </Screen>
  );
}
