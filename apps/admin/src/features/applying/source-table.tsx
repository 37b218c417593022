import { Badge, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FunnelCounts, SourceFunnel } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import { SourceActs } from './source-acts';
import { COUNTS } from './steps';

/** The same numbers to read and compare. */
export function SourceTable({ items, total }: { items: SourceFunnel[]; total: FunnelCounts | undefined }): ReactNode {
  const t = useTexts('applying.sources');
  return (
    <Table.ScrollContainer
      minWidth={900}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('table') } }}
    >
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('source')}</Table.Th>
            {COUNTS.map((count) => (
              <Table.Th key={count} ta="right">
                {t(count)}
              </Table.Th>
            ))}
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((source) => (
            <Table.Tr key={source.id}>
              <Table.Th scope="row" fw={500}>
                {source.name} {source.paused ? <Badge color="gray">{t('paused')}</Badge> : null}
                {source.silent ? (
                  <Text size="xs" c="dimmed">
                    {t('silent')}
                  </Text>
                ) : null}
              </Table.Th>
              <Numbers counts={source} />
              <Table.Td>
                <SourceActs source={source} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        {total ? (
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row">{t('allSources')}</Table.Th>
              <Numbers counts={total} />
              <Table.Td />
            </Table.Tr>
          </Table.Tfoot>
        ) : null}
      </Table>
    </Table.ScrollContainer>
  );
}

const Numbers = ({ counts }: { counts: FunnelCounts }): ReactNode =>
  COUNTS.map((count) => (
    <Table.Td key={count} ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {counts[count]}
    </Table.Td>
  ));
