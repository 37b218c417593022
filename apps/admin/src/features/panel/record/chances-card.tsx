import { Table, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { DrawRecord } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { ChartFrame } from '../../../ui/chart-frame';
import { useNumbers, useShares } from '../words';
import { Card } from '../card';
import classes from './record.module.css';

const [HIGH, TOP, BOTTOM] = [120, 18, 20];

/** How many people have which chance: the fairness of the lottery at a glance. */
export function ChancesCard({ record }: { record: DrawRecord }): ReactNode {
  const t = useTexts('panel.record');
  const share = useShares();
  const number = useNumbers();
  const { chances } = record;
  if (chances.length === 0) return null;
  const people = chances.reduce((sum, step) => sum + step.people, 0);
  return (
    <Card title={t('histogram')} about={t('histogramAbout', { people: number(people) })}>
      <ChartFrame
        title={t('chances')}
        fileName={t('fileChances')}
        rows={() => [[t('upTo'), t('people')], ...chances.map((step) => [step.upTo, step.people])]}
        picture={<Histogram chances={chances} />}
        table={
          <Table fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('upTo')}</Table.Th>
                <Table.Th ta="right">{t('people')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {chances.map((step) => (
                <Table.Tr key={step.upTo}>
                  <Table.Th scope="row" fw={400}>
                    {share(step.upTo, 2)}
                  </Table.Th>
                  <Table.Td ta="right">{number(step.people)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        }
      />
      <Text size="xs" c="dimmed">
        {t('chancesRange', { min: share(record.minProbability, 2), max: share(record.maxProbability, 2) })}
      </Text>
    </Card>
  );
}

function Histogram({ chances }: { chances: DrawRecord['chances'] }): ReactNode {
  const t = useTexts('panel.record');
  const share = useShares();
  const number = useNumbers();
  const { ref, width } = useElementSize();
  const wide = Math.max(240, Math.floor(width));
  const most = Math.max(1, ...chances.map((step) => step.people));
  const highest = chances.find((step) => step.people === most);
  const step = wide / chances.length;
  const base = TOP + HIGH;
  const greatest = chances.at(-1)?.upTo ?? 0;
  const said = t('chancesPicture', {
    max: share(greatest, 1),
    people: number(most),
    upTo: share(highest?.upTo ?? 0, 1),
  });
  return (
    <div ref={ref} className={classes.chart}>
      <svg width={wide} height={base + BOTTOM} role="img" aria-label={said}>
        {chances.map(({ upTo, people }, at) => {
          const high = (HIGH * people) / most;
          return (
            <g key={upTo}>
              <rect className={classes.bar} x={at * step + 1} width={step - 2} y={base - high} height={high}>
                <title>{`${share(upTo, 2)}: ${people}`}</title>
              </rect>
              {people > 0 && (people === most || step >= 22) ? (
                <text x={(at + 0.5) * step} y={base - high - 4} textAnchor="middle">
                  {number(people)}
                </text>
              ) : null}
            </g>
          );
        })}
        <line className={classes.axis} x1={0} x2={wide} y1={base} y2={base} />
        <text x={0} y={base + 15} className={classes.quiet}>
          {share(0)}
        </text>
        <text x={wide / 2} y={base + 15} textAnchor="middle" className={classes.quiet}>
          {share(greatest / 2, 1)}
        </text>
        <text x={wide} y={base + 15} textAnchor="end" className={classes.quiet}>
          {share(greatest, 1)}
        </text>
      </svg>
    </div>
  );
}
