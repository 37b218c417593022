import { Alert, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { samePlan, type DrawView, type PanelView } from '@lytt/shared';
import { useTexts } from '../../../i18n/texts';
import { useShares } from '../words';

/** The draw was made by other numbers than stand in the plan now. */
export const isOutdated = (draw: DrawView, { plan }: PanelView): boolean =>
  !samePlan({ quotas: draw.quotas }, { quotas: plan.quotas }) ||
  draw.apart.join() !== plan.apart.join() ||
  draw.seats !== plan.seats ||
  draw.invite !== (plan.invite ?? plan.seats) ||
  draw.reserves !== plan.reserves;

/** The result of a draw in one statement, and what has changed since. */
export function Statement({ draw, view }: { draw: DrawView; view: PanelView }): ReactNode {
  const t = useTexts('panel.draw');
  const share = useShares();
  const { record, numbered } = draw;
  const awaits = numbered !== null && numbered.number === null;
  const changed = isOutdated(draw, view);
  const lines = [
    record && !awaits
      ? t('allMetAbout', {
          seats: draw.seats,
          reserves: draw.people.filter((person) => person.kind === 'reserve').length,
          pool: draw.poolSize,
          min: share(record.minProbability, 1),
          max: share(record.maxProbability, 1),
        })
      : undefined,
    draw.invite !== draw.seats ? t('invitedFor', { invite: draw.invite, seats: draw.seats }) : undefined,
    numbered && numbered.number !== null
      ? t('publicDrawn', { number: numbered.number, panels: numbered.panels })
      : undefined,
    record && record.shutOut > 0 ? t('shutOut', { count: record.shutOut }) : undefined,
    record && record.neverSelectable > 0 ? t('never', { count: record.neverSelectable }) : undefined,
  ].filter((line) => line !== undefined);
  return (
    <Stack gap={4}>
      <Text fw={650} size="lg" role="status">
        {awaits ? t('lotteryReady') : `✓ ${t('allMet', { count: draw.quotas.length })}`}
      </Text>
      {lines.map((line) => (
        <Text key={line} maw="75ch">
          {line}
        </Text>
      ))}
      {!draw.confirmed && !awaits && !view.fixed ? (
        <Text size="sm" c="dimmed">
          {t('waits')}
        </Text>
      ) : null}
      {changed && !view.fixed ? <Alert color="amber">{t('changedSince')}</Alert> : null}
    </Stack>
  );
}
