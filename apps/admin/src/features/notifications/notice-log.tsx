import { Badge, Button, Group, Select, Stack, Table, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { notificationsRoutes, NoticeState, WHY_DROPPED, WrittenMail, type NoticeView } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useDates, useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';

const COLOURS: Record<NoticeState, string> = {
  pending: 'gray',
  sending: 'gray',
  sent: 'fjord',
  failed: 'red',
  dropped: 'amber',
};
const KINDS = [...WrittenMail.options, 'sign-in-link', 'colleague'] as const;
const kindOf = (noticeKind: string): (typeof KINDS)[number] | undefined =>
  noticeKind === 'invitation' ? 'invited' : KINDS.find((kind) => kind === noticeKind);

/** What was sent to whom, what waits, and why something was not sent; by alias. */
export function NoticeLog(): ReactNode {
  const t = useTexts('notifications.mails');
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  const [state, setState] = useState<NoticeState>();
  const [kind, setKind] = useState<string>();
  const [before, setBefore] = useState<string>();
  const log = useView(notificationsRoutes.log, {
    params: { studyId: study.id },
    query: { ...(state ? { state } : {}), ...(kind ? { kind } : {}), ...(before ? { before } : {}) },
    topics: ['seat', 'question', 'post'],
  });
  const say = ({ state: how, fault, dueAt, channel, sentAt }: NoticeView): string => {
    const known = WHY_DROPPED.find((one) => one === fault);
    if (known) return t(`why.${known}`);
    if (fault) return `${t('answered', { code: fault })}${how === 'failed' ? '' : ` · ${t('again')}`}`;
    if (sentAt) return `${when(sentAt)}${channel === 'push' ? ` ${t('byPush')}` : ''}`;
    return dueAt ? t('goes', { when: when(dueAt) }) : '';
  };
  return (
    <Stack gap="md">
      <Group align="flex-end">
        <Select
          label={t('filterState')}
          placeholder={t('everyState')}
          clearable
          value={state ?? null}
          onChange={(value) => {
            setBefore(undefined);
            setState(value ? NoticeState.parse(value) : undefined);
          }}
          data={NoticeState.options.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        <Select
          label={t('filterKind')}
          placeholder={t('everyKind')}
          clearable
          value={kind ?? null}
          onChange={(value) => {
            setBefore(undefined);
            setKind(value ?? undefined);
          }}
          data={KINDS.map((value) => ({
            value: value === 'invited' ? 'invitation' : value,
            label: t(`kind.${value}`),
          }))}
        />
      </Group>
      <Loaded query={log}>
        {({ items, more }) =>
          items.length === 0 ? (
            <Empty title={t('nothing')} todo={t('nothingTodo')} />
          ) : (
            <>
              <Table.ScrollContainer
                minWidth={640}
                scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('log') } }}
              >
                <Table withTableBorder>
                  <Table.Thead>
                    <Table.Tr>
                      {(['happened', 'who', 'what', 'how'] as const).map((column) => (
                        <Table.Th key={column}>{t(column)}</Table.Th>
                      ))}
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {items.map((item) => {
                      const known = kindOf(item.kind);
                      return (
                        <Table.Tr key={item.id}>
                          <Table.Td>{when(item.createdAt)}</Table.Td>
                          <Table.Td>{item.alias ?? t('noAlias')}</Table.Td>
                          <Table.Td>{known ? t(`kind.${known}`) : item.kind}</Table.Td>
                          <Table.Td>
                            <Badge variant="light" color={COLOURS[item.state]}>
                              {t(`state.${item.state}`)}
                            </Badge>
                            <Text size="sm" span ml={6}>
                              {say(item)}
                            </Text>
                          </Table.Td>
                        </Table.Tr>
                      );
                    })}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
              <Group>
                {before ? (
                  <Button variant="default" onClick={() => setBefore(undefined)}>
                    {t('newest')}
                  </Button>
                ) : null}
                {more ? (
                  <Button variant="default" onClick={() => setBefore(items.at(-1)?.createdAt)}>
                    {t('older')}
                  </Button>
                ) : null}
              </Group>
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}
