import { Alert, Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { panelRoutes, type DrawView, type PanelPlan, type PanelView } from '@lytt/shared';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { relaxed, same } from './plan-draft';
import { Problems } from './problems';
import { panelTexts } from './texts';
import { useShares } from './words';

interface Props {
  view: PanelView;
  dirty: boolean;
  saving: boolean;
  onSave: (plan: PanelPlan) => void;
}

/** The draw: begun, watched, stopped; its result in one statement; confirmed before anybody is told. */
export function DrawCard({ view, dirty, saving, onSave }: Props): ReactNode {
  const t = useTexts(panelTexts);
  const study = useStudy();
  const done = useDone();
  const start = useAct(panelRoutes.draw);
  const confirm = useAct(panelRoutes.confirmDraw);
  const { draw } = view;
  const mayDraw = study.may('panel.draw') && !view.fixed;
  const running = draw?.state === 'queued' || draw?.state === 'running';
  const waits = draw?.state === 'done' && !draw.confirmed && !view.fixed;
  const begin = (): void => start.mutate({ params: { studyId: study.id }, body: {} }, { onError: sayRefused });
  const take = (): void => {
    if (draw)
      confirm.mutate(
        { params: { studyId: study.id, drawId: draw.id }, body: {} },
        { onSuccess: () => done(t('confirmed')), onError: sayRefused },
      );
  };
  return (
    <Paper withBorder p="md" radius="md">
      <Stack gap="md">
        <Title order={2} size="h4">
          {t('drawing')}
        </Title>
        {draw ? null : (
          <div>
            <Text fw={600}>{t('notDrawn')}</Text>
            <Text c="dimmed">{t('notDrawnTodo')}</Text>
          </div>
        )}
        {draw && running ? <Running draw={draw} mayCancel={mayDraw} /> : null}
        {draw?.state === 'done' ? <Statement draw={draw} view={view} waits={waits} /> : null}
        {draw?.state === 'infeasible' ? (
          <Alert color="red" title={t('infeasible')}>
            <Problems
              problems={draw.problems}
              relaxations={draw.relaxations}
              balance={view.balance}
              busy={saving}
              onUse={mayDraw && !dirty ? () => onSave(relaxed(view.plan, draw.relaxations)) : undefined}
            />
          </Alert>
        ) : null}
        {draw?.state === 'failed' ? (
          <Alert color="red" title={t(draw.fault === 'time' ? 'failedTime' : 'failedBroken')} />
        ) : null}
        {mayDraw && !running ? (
          <Group gap="sm">
            {waits ? (
              <Button onClick={take} loading={confirm.isPending}>
                {t('confirm')}
              </Button>
            ) : null}
            <Button
              variant={draw?.state === 'done' ? 'default' : 'filled'}
              onClick={begin}
              loading={start.isPending}
              disabled={dirty || view.poolSize === 0}
            >
              {t(draw ? 'drawAgain' : 'draw')}
            </Button>
            {dirty ? (
              <Text size="sm" c="dimmed">
                {t('saveFirst')}
              </Text>
            ) : null}
          </Group>
        ) : null}
      </Stack>
    </Paper>
  );
}

/** Roughly where a stage stands in the whole; the search itself knows how far its proof has come. */
function shareDone({ progress }: DrawView): number {
  if (!progress) return 3;
  if (progress.stage === 'check') return 8;
  if (progress.stage === 'cover') return 30;
  if (progress.stage === 'reserves') return 92;
  return 40 + 45 * (progress.bound && progress.value ? Math.min(1, progress.value / progress.bound) : 0);
}

function Running({ draw, mayCancel }: { draw: DrawView; mayCancel: boolean }): ReactNode {
  const t = useTexts(panelTexts);
  const study = useStudy();
  const done = useDone();
  const cancel = useAct(panelRoutes.cancelDraw);
  const stages = {
    check: 'stageCheck',
    cover: 'stageCover',
    maximin: 'stageMaximin',
    reserves: 'stageReserves',
  } as const;
  return (
    <Stack gap="xs">
      <Text size="sm" role="status">
        {draw.progress ? t(stages[draw.progress.stage], { panels: draw.progress.panels }) : t('queued')}
      </Text>
      <Progress.Root size="lg">
        <Progress.Section value={shareDone(draw)} aria-label={t('progress')} />
      </Progress.Root>
      {mayCancel ? (
        <div>
          <Button
            variant="default"
            loading={cancel.isPending}
            onClick={() =>
              cancel.mutate(
                { params: { studyId: study.id, drawId: draw.id }, body: {} },
                { onSuccess: () => done(t('cancelled')), onError: sayRefused },
              )
            }
          >
            {t('cancel')}
          </Button>
        </div>
      ) : null}
    </Stack>
  );
}

function Statement({ draw, view, waits }: { draw: DrawView; view: PanelView; waits: boolean }): ReactNode {
  const t = useTexts(panelTexts);
  const share = useShares();
  const { record } = draw;
  const changed =
    !same(
      draw.quotas.map(Object.entries).map((each) => each.sort()),
      view.plan.quotas.map(Object.entries).map((each) => each.sort()),
    ) ||
    draw.seats !== view.plan.seats ||
    draw.reserves !== view.plan.reserves;
  return (
    <Stack gap="xs">
      <Text fw={650} size="lg" role="status">
        ✓ {t('allMet', { count: draw.quotas.length })}
      </Text>
      {record ? (
        <Text>
          {t('allMetAbout', {
            seats: draw.seats,
            reserves: draw.people.filter((person) => person.kind === 'reserve').length,
            pool: draw.poolSize,
            min: share(record.minProbability, 1),
            max: share(record.maxProbability, 1),
          })}
        </Text>
      ) : null}
      {waits ? (
        <Text size="sm" c="dimmed">
          {t('waits')}
        </Text>
      ) : null}
      {changed && !view.fixed ? <Alert color="amber">{t('changedSince')}</Alert> : null}
    </Stack>
  );
}
