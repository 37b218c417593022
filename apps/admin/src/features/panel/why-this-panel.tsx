import { Alert, Button, Code, Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DrawView } from '@lytt/shared';
import { useDates, useLanguage, useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import classes from './panel.module.css';
import { panelTexts } from './texts';
import { useShares } from './words';

/** Everything that somebody needs to check the draw or to repeat it; prints on one page together with the balance. */
export function WhyThisPanel({ draw }: { draw: DrawView | null }): ReactNode {
  const t = useTexts(panelTexts);
  const share = useShares();
  const { intl } = useLanguage();
  const { timeZone } = useStudy();
  const { when } = useDates(timeZone);
  const record = draw?.record;
  return (
    <Paper withBorder p="md" radius="md" className={classes.reasons ?? ''}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('why')}
        </Title>
        {draw && record ? (
          <>
            <Text size="sm">{t('whyAbout')}</Text>
            <dl className={classes.record}>
              <dt>{t('method')}</dt>
              <dd>{draw.method === 'maximin' ? t('maximin') : draw.method}</dd>
              <dt>{t('drawnAt')}</dt>
              <dd>
                {draw.requestedBy
                  ? t('drawnBy', { when: when(draw.createdAt), name: draw.requestedBy })
                  : when(draw.createdAt)}
              </dd>
              <dt>{t('seed')}</dt>
              <dd>
                <Code>{draw.seed}</Code>
              </dd>
              <dt>{t('chances')}</dt>
              <dd>
                {t('chancesRange', { min: share(record.minProbability, 1), max: share(record.maxProbability, 1) })}
              </dd>
              <dt>{t('gap')}</dt>
              <dd>{share(record.gap, 3)}</dd>
              <dt>{t('neverSelectable')}</dt>
              <dd>{t('neverCount', { count: record.neverSelectable })}</dd>
              <dt>{t('panelsInLottery')}</dt>
              <dd>{intl.formatNumber(record.panels)}</dd>
              <dt>{t('inputHash')}</dt>
              <dd>
                <Code>{record.inputHash}</Code>
              </dd>
              <dt>{t('took')}</dt>
              <dd>{t('seconds', { seconds: intl.formatNumber(record.ms / 1000, { maximumFractionDigits: 1 }) })}</dd>
            </dl>
            {record.complete ? null : <Alert color="amber">{t('notComplete')}</Alert>}
            <div className={classes.notPrinted}>
              <Button size="xs" variant="default" onClick={() => window.print()}>
                {t('print')}
              </Button>
            </div>
          </>
        ) : (
          <Text size="sm" c="dimmed">
            {t('notDrawnRecord')}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
