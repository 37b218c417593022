import { Anchor, Button, Code, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { panelFiles, type DrawRecord, type DrawView } from '@lytt/shared';
import { addressOf } from '../../../api/call';
import { useDates, useLocalized, useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { Card } from '../card';
import { useNumbers, useShares } from '../words';
import classes from './record.module.css';

/** The record in figures, to print, to file, and to take along. */
export function Facts({ draw, record }: { draw: DrawView; record: DrawRecord }): ReactNode {
  const t = useTexts('panel.record');
  const methods = useTexts('panel.settings');
  const share = useShares();
  const number = useNumbers();
  const say = useLocalized();
  const study = useStudy();
  const { when } = useDates(study.timeZone);
  const params = { studyId: study.id, drawId: draw.id };
  const facts: [name: string, value: ReactNode][] = [
    [t('study'), say(study.title)],
    [t('method'), methods(draw.method)],
    [
      t('drawnAt'),
      draw.requestedBy ? t('drawnBy', { when: when(draw.createdAt), name: draw.requestedBy }) : when(draw.createdAt),
    ],
    [
      t('sizes'),
      t('sizesSaid', { seats: draw.seats, invite: draw.invite, reserves: draw.reserves, pool: draw.poolSize }),
    ],
    ...(draw.numbered
      ? [[t('number'), draw.numbered.number === null ? '–' : number(draw.numbered.number)] as [string, ReactNode]]
      : []),
    [t(draw.numbered ? 'seedReserves' : 'seed'), <Code key="seed">{draw.seed}</Code>],
    [t('chances'), t('chancesRange', { min: share(record.minProbability, 2), max: share(record.maxProbability, 2) })],
    [t('never'), t('neverCount', { count: record.neverSelectable })],
    ...(record.excluded > 0
      ? [[t('excluded'), t('neverCount', { count: record.excluded })] as [string, ReactNode]]
      : []),
    ...(record.rating
      ? [
          [t('rating'), t('ratingSaid', { drawn: number(record.rating.drawn, 1), floor: record.rating.floor })] as [
            string,
            ReactNode,
          ],
        ]
      : []),
    ...(record.soft
      ? [
          [t('soft'), t('softSaid', { drawn: number(record.soft.drawn, 2), least: number(record.soft.least, 2) })] as [
            string,
            ReactNode,
          ],
        ]
      : []),
    [t('panels'), number(record.panels)],
    [t('inputHash'), <Code key="hash">{record.inputHash}</Code>],
    [t('version'), record.version],
    [t('took'), t('seconds', { seconds: number(record.ms / 1000, 1) })],
  ];
  return (
    <Card title={t('record')}>
      <div className={classes.container}>
        <dl className={classes.facts}>
          {facts.map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Stack gap={4} mt="md" align="flex-start" data-print="no">
        <Group gap="sm" mb={4}>
          <Button size="sm" variant="default" onClick={() => window.print()}>
            {t('print')}
          </Button>
        </Group>
        <Anchor size="sm" href={addressOf(panelFiles.record, params)} download>
          {t('recordFile')}
        </Anchor>
        {draw.numbered ? (
          <Anchor size="sm" href={addressOf(panelFiles.numbered, params)} download>
            {t('numberedFile')}
          </Anchor>
        ) : null}
        <Anchor size="sm" href={addressOf(panelFiles.quotas, params)} download>
          {t('quotaFile')}
        </Anchor>
        {study.may('panel.draw') ? (
          <Anchor size="sm" href={addressOf(panelFiles.pool, params)} download>
            {t('poolFile')}
          </Anchor>
        ) : null}
      </Stack>
    </Card>
  );
}
