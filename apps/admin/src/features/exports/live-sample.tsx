import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/texts';
import { Empty } from '../../ui/empty';
import { Words } from '../../ui/quote';

const QUOTE = 'quote';
/** Words need room; what is short does not. */
const ROOM: Record<string, number> = { theme: 160, quote: 320, question_title: 160, codes: 160 };
/** Ids and offsets are in the file for tracing; in a sample they only take the place of what can be read. */
const FOR_TRACING = new Set(['segment', 'post', 'version', 'from', 'to']);

export function LiveSample({ columns, rows }: { columns: string[]; rows: string[][] }): ReactNode {
  const t = useTexts('exports.exports');
  if (rows.length === 0) return <Empty title={t('noQuotes')} todo={t('noQuotesTodo')} />;
  const shown = columns.flatMap((column, at) => (FOR_TRACING.has(column) ? [] : [{ column, at }]));
  return (
    <>
      <Text c="dimmed" mb="sm">
        {t('sampleAbout')}
      </Text>
      <Table.ScrollContainer
        minWidth={900}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('sample') } }}
      >
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              {shown.map(({ column }) => (
                <Table.Th key={column} style={{ whiteSpace: 'nowrap' }}>
                  {column}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, number) => (
              <Table.Tr key={number}>
                {shown.map(({ column, at }) => (
                  <Table.Td key={column} miw={ROOM[column]} style={{ verticalAlign: 'top' }}>
                    {column === QUOTE ? <Words size="sm">{row[at]}</Words> : row[at]}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}
