import { Badge, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FunnelCounts, SourceFunnel } from '@lytt/shared';
import { useTexts } from '../../i18n/texts';
import classes from './funnel.module.css';
import { SourceActs } from './source-acts';
import { STEPS } from './steps';

/** How far people got, link by link; all sources share one scale, so that their bars can be compared. */
export function SourceBars({ items, total }: { items: SourceFunnel[]; total: FunnelCounts | undefined }): ReactNode {
  const t = useTexts('applying.sources');
  const most = Math.max(1, ...items.flatMap((source) => STEPS.map((step) => source[step])));
  return (
    <div className={classes.sources}>
      {total ? (
        <section className={classes.whole}>
          <Title order={2} size="h5" mb={4}>
            {t('allSources')}
          </Title>
          <Steps counts={total} most={Math.max(1, ...STEPS.map((step) => total[step]))} />
        </section>
      ) : null}
      {items.map((source) => (
        <section key={source.id} className={classes.source}>
          <Group justify="space-between" align="flex-start" gap="xs" mb={4} wrap="nowrap">
            <Title order={2} size="h6" className={classes.name}>
              {source.name} {source.paused ? <Badge color="gray">{t('paused')}</Badge> : null}
            </Title>
            <SourceActs source={source} />
          </Group>
          {source.silent ? (
            <Text size="sm" c="dimmed">
              {t('silent')}
            </Text>
          ) : (
            <Steps counts={source} most={most} />
          )}
        </section>
      ))}
    </div>
  );
}

function Steps({ counts, most }: { counts: FunnelCounts; most: number }): ReactNode {
  const t = useTexts('applying.sources');
  return (
    <dl className={classes.steps}>
      {STEPS.map((step) => (
        <div key={step} className={classes.step}>
          <dt className={classes.label}>{t(step)}</dt>
          <dd className={classes.value}>
            <span
              className={classes.bar}
              data-step={step}
              style={{ width: `${(counts[step] / most) * 100}%` }}
              aria-hidden
            />
            <span className={classes.count}>{counts[step]}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
