import { Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { quotaKey, type DrawRecord, type DrawView } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { Card } from '../card';
import { useNumbers, type Names } from '../words';

/** Every quota as it was in this draw, and what the lottery made of it. */
export function QuotasMet({ draw, record, names }: { draw: DrawView; record: DrawRecord; names: Names }): ReactNode {
  const t = useTexts('panel.record');
  const number = useNumbers();
  if (record.quotas.length === 0) return null;
  // In the order in which somebody wrote them.
  const order = draw.quotas.map(quotaKey);
  const quotas = record.quotas.toSorted((a, b) => order.indexOf(quotaKey(a)) - order.indexOf(quotaKey(b)));
  const tightness = { min: t('tightMin'), max: t('tightMax'), both: t('tightBoth') };
  return (
    <Card title={t('quotas')} about={t('quotasAbout')}>
      <Table fz="sm" horizontalSpacing={4} verticalSpacing={4} style={{ fontVariantNumeric: 'tabular-nums' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('quota')}</Table.Th>
            <Table.Th ta="right">{t('wanted')}</Table.Th>
            <Table.Th ta="right" visibleFrom="xs">
              {t('available')}
            </Table.Th>
            <Table.Th ta="right" visibleFrom="xs">
              {t('expected')}
            </Table.Th>
            <Table.Th ta="right">{t('drawn')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {quotas.map(({ min, max, available, expected, drawn, tight, ...quota }) => (
            <Table.Tr key={names.quota(quota)}>
              <Table.Th scope="row" fw={400}>
                {names.quota(quota)}
                {tight ? (
                  <Text size="xs" c="dimmed">
                    {tightness[tight]}
                  </Text>
                ) : null}
              </Table.Th>
              <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                {min}–{max}
              </Table.Td>
              <Table.Td ta="right" visibleFrom="xs">
                {number(available)}
              </Table.Td>
              <Table.Td ta="right" visibleFrom="xs">
                {number(expected, 1)}
              </Table.Td>
              <Table.Td ta="right">{number(drawn)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
