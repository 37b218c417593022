import { Code, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { exportsRoutes } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useDates, useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';

const HASH_SHOWN = 12;

export function ExportHistory(): ReactNode {
  const t = useTexts('exports.exports');
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  const history = useView(exportsRoutes.list, { params: { studyId: study.id }, topics: ['exports'] });
  return (
    <Loaded query={history}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t('noHistory')} todo={t('noHistoryTodo')} />
        ) : (
          <>
            <Text c="dimmed" mb="sm">
              {t('historyAbout')}
            </Text>
            <Table.ScrollContainer
              minWidth={720}
              scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('history') } }}
            >
              <Table withTableBorder>
                <Table.Thead>
                  <Table.Tr>
                    {(['when', 'who', 'what', 'held', 'hash'] as const).map((column) => (
                      <Table.Th key={column}>{t(column)}</Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((item) => (
                    <Table.Tr key={item.id}>
                      <Table.Td>{when(item.at)}</Table.Td>
                      <Table.Td>{item.who ?? t('somebody')}</Table.Td>
                      <Table.Td>
                        {t(`${item.kind}File`)} · {t(`lang.${item.lang}`)}
                      </Table.Td>
                      <Table.Td>
                        {t('holds', item.counts)}
                        {item.bytes === null
                          ? ''
                          : ` · ${t('kilobytes', { count: Math.max(1, Math.round(item.bytes / 1000)) })}`}
                      </Table.Td>
                      <Table.Td>
                        {item.sha256 ? (
                          <Code title={item.sha256}>{item.sha256.slice(0, HASH_SHOWN)}</Code>
                        ) : (
                          t('brokenOff')
                        )}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </>
        )
      }
    </Loaded>
  );
}
