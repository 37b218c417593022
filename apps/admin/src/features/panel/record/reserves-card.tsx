import { Table, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { DrawRecord } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { ChartFrame } from '../../../ui/chart-frame';
import { Card } from '../card';
import { useNumbers, useShares } from '../words';
import classes from './record.module.css';

type Quality = NonNullable<DrawRecord['reserveQuality']>;
const LISTS = ['nested', 'scaled', 'none'] as const;
const ROW = 44;

/** The reserve list against the usual way of making one, under the same simulated dropouts. */
export function ReservesCard({ quality }: { quality: Quality }): ReactNode {
  const t = useTexts('panel.record');
  const share = useShares();
  const number = useNumbers();
  const less = quality.scaled.meanLoss > 0 ? 1 - quality.nested.meanLoss / quality.scaled.meanLoss : 0;
  return (
    <Card title={t('reserves')} about={t('reservesAbout')}>
      <Text size="sm" fw={600} mb="xs">
        {less >= 0.005 ? t('better', { share: share(less) }) : t('notBetter')}
      </Text>
      <ChartFrame
        title={t('meanLoss')}
        fileName={t('fileReserves')}
        rows={() => [
          [t('list'), t('meanLoss'), t('broken')],
          ...LISTS.map((list) => [t(list), quality[list].meanLoss, quality[list].broken]),
        ]}
        picture={<Bars quality={quality} />}
        table={
          <Table fz="sm" horizontalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('list')}</Table.Th>
                <Table.Th ta="right">{t('meanLoss')}</Table.Th>
                <Table.Th ta="right">{t('broken')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {LISTS.map((list) => (
                <Table.Tr key={list}>
                  <Table.Th scope="row" fw={400}>
                    {t(list)}
                  </Table.Th>
                  <Table.Td ta="right">{number(quality[list].meanLoss, 2)}</Table.Td>
                  <Table.Td ta="right">{share(quality[list].broken)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        }
      />
    </Card>
  );
}

function Bars({ quality }: { quality: Quality }): ReactNode {
  const t = useTexts('panel.record');
  const number = useNumbers();
  const { ref, width } = useElementSize();
  const wide = Math.max(240, Math.floor(width));
  const most = Math.max(0.01, ...LISTS.map((list) => quality[list].meanLoss));
  const said = LISTS.map((list) => `${t(list)}: ${number(quality[list].meanLoss, 2)}`).join(', ');
  return (
    <div ref={ref} className={classes.chart}>
      <svg width={wide} height={LISTS.length * ROW} role="img" aria-label={said}>
        {LISTS.map((list, at) => (
          <g key={list}>
            <text x={0} y={at * ROW + 14}>
              {t(list)}
            </text>
            <rect
              className={list === 'nested' ? classes.bar : classes.other}
              x={0}
              y={at * ROW + 20}
              width={Math.max(2, ((wide - 48) * quality[list].meanLoss) / most)}
              height={14}
            />
            <text x={Math.max(2, ((wide - 48) * quality[list].meanLoss) / most) + 6} y={at * ROW + 31}>
              {number(quality[list].meanLoss, 2)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
