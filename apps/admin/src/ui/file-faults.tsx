import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { inReadersWords } from '../i18n/in-readers-words';
import { useTexts } from '../i18n/texts';

interface FileFault {
  /** As a spreadsheet counts, the header being 1; 0 is the file as a whole. */
  row: number;
  column: string;
  message: string;
}

/** What is wrong in a file that somebody chose, row by row. */
export function FileFaults({ faults, label }: { faults: readonly FileFault[]; label: string }): ReactNode {
  const t = useTexts('house.ui');
  return (
    <Table.ScrollContainer
      minWidth={0}
      mah={240}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': label } }}
    >
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('row')}</Table.Th>
            <Table.Th>{t('column')}</Table.Th>
            <Table.Th>{t('fault')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {faults.map((fault, at) => (
            <Table.Tr key={at}>
              <Table.Td>{fault.row === 0 ? t('wholeFile') : fault.row}</Table.Td>
              <Table.Td>{fault.column}</Table.Td>
              <Table.Td>{inReadersWords(fault.message)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
