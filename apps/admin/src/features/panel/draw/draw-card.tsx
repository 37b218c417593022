import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { panelRoutes, TAKING_PART, type BodyOf, type DrawView, type PanelView, type SeatEntry } from '@lytt/shared';
import { useAct, useView } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { sayRefused, useDone } from '../../../ui/toasts';
import { useAlternative } from '../plan/use-alternative';
import { WhyNot } from '../plan/verdict';
import { InviteAll } from '../seats/invite-all';
import type { PlanEditing } from '../use-plan-editing';
import { useNames } from '../words';
import { OtherWays } from './other-ways';
import { PublicDraw } from './public-draw';
import { Running } from './running';
import { isOutdated, Statement } from './statement';

interface Props {
  view: PanelView;
  editing: PlanEditing;
  /** The result will be looked at among the people. */
  onBegin: () => void;
}

/** The draw: begun, watched, stopped; its result in one statement; confirmed before anybody is told; then the invitations. */
export function DrawCard({ view, editing, onBegin }: Props): ReactNode {
  const t = useTexts('panel.draw');
  const { draw } = view;
  return (
    <Paper withBorder p="md" radius="md" component="section" aria-label={t('drawing')} data-print="no">
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t('drawing')}
        </Title>
        {draw ? null : view.pickedFrom === 'seats' ? (
          <Text c="dimmed">{t('notDrawnHere')}</Text>
        ) : (
          <div>
            <Text fw={600}>{t('notDrawn')}</Text>
            <Text c="dimmed">{t(view.poolSize === 0 ? 'nobodyYet' : 'notDrawnTodo')}</Text>
          </div>
        )}
        {draw ? <Outcome draw={draw} view={view} editing={editing} /> : null}
        {view.pickedFrom === 'seats' ? <Seats view={view} /> : null}
        <Acts view={view} editing={editing} onBegin={onBegin} />
      </Stack>
    </Paper>
  );
}

const isRunning = (draw: DrawView | null): boolean => draw?.state === 'queued' || draw?.state === 'running';
const awaitsNumber = (draw: DrawView): boolean => draw.numbered !== null && draw.numbered.number === null;

function Outcome({ draw, view, editing }: { draw: DrawView; view: PanelView; editing: PlanEditing }): ReactNode {
  const t = useTexts('panel.draw');
  const names = useNames(view.balance);
  const use = useAlternative(draw.alternatives, editing, names);
  const study = useStudy();
  if (isRunning(draw)) return <Running draw={draw} mayCancel={study.may('panel.draw')} />;
  if (draw.state === 'failed')
    return <Alert color="red" title={t(draw.fault === 'time' ? 'failedTime' : 'failedBroken')} />;
  if (draw.state === 'infeasible' && isOutdated(draw, view)) return <Alert color="amber">{t('refusedBefore')}</Alert>;
  if (draw.state === 'infeasible')
    return (
      <Alert color="red" title={t('infeasible')}>
        <WhyNot
          problems={draw.problems}
          conflict={draw.conflict}
          alternatives={draw.alternatives}
          names={names}
          onUse={editing.mayEdit && !editing.dirty ? use.begin : undefined}
        />
        {use.dialog}
      </Alert>
    );
  if (draw.state !== 'done') return null;
  return (
    <>
      <Statement draw={draw} view={view} />
      {awaitsNumber(draw) ? <PublicDraw draw={draw} mayEnter={editing.mayEdit} /> : null}
    </>
  );
}

function Acts({ view, editing, onBegin }: Props): ReactNode {
  const t = useTexts('panel.draw');
  const study = useStudy();
  const done = useDone();
  const [asking, setAsking] = useState(false);
  const start = useAct(panelRoutes.draw);
  const confirm = useAct(panelRoutes.confirmDraw);
  const { draw } = view;
  if (!editing.mayEdit || isRunning(draw)) return null;
  const params = { studyId: study.id };
  const waits = draw?.state === 'done' && !draw.confirmed && !awaitsNumber(draw);
  const begin = (body: BodyOf<typeof panelRoutes.draw>, then?: () => void): void =>
    start.mutate(
      { params, body },
      {
        onSuccess: () => {
          onBegin();
          then?.();
        },
        onError: sayRefused,
      },
    );
  const take = (): void => {
    if (draw)
      confirm.mutate(
        { params: { ...params, drawId: draw.id }, body: {} },
        { onSuccess: () => done(t('confirmed')), onError: sayRefused },
      );
  };
  const blocked = editing.dirty || view.poolSize === 0;
  return (
    <Group gap="sm">
      {waits ? (
        <Button onClick={take} loading={confirm.isPending}>
          {t('confirm')}
        </Button>
      ) : null}
      <Button
        variant={draw?.state === 'done' ? 'default' : 'filled'}
        onClick={() => begin({ maximiseRating: false })}
        loading={start.isPending && !asking}
        disabled={blocked}
      >
        {t(draw ? 'drawAgain' : 'draw')}
      </Button>
      <Button variant="subtle" onClick={() => setAsking(true)} disabled={blocked}>
        {t('otherWays')}
      </Button>
      {editing.dirty ? (
        <Text size="sm" c="dimmed">
          {t('saveFirst')}
        </Text>
      ) : null}
      <OtherWays
        opened={asking}
        view={view}
        busy={start.isPending}
        onClose={() => setAsking(false)}
        onDraw={(body) => begin(body, () => setAsking(false))}
      />
    </Group>
  );
}

/** After the confirmation: who was invited and who has answered. */
function Seats({ view }: { view: PanelView }): ReactNode {
  const t = useTexts('panel.draw');
  const study = useStudy();
  const query = useView(panelRoutes.seats, { params: { studyId: study.id }, topics: ['seat', 'draw', 'application'] });
  const seats = query.data?.items ?? [];
  const drawn = (kind: SeatEntry['kind']): number =>
    seats.filter((seat) => seat.kind === kind && seat.state === 'drawn').length;
  return (
    <>
      <Text>
        {view.fixed
          ? t('answered', {
              seats: view.plan.seats,
              taking: seats.filter((seat) => TAKING_PART.includes(seat.state)).length,
              waiting: seats.filter((seat) => seat.state === 'invited').length,
            })
          : t('isConfirmed')}
      </Text>
      {study.may('panel.invite') && drawn('panel') > 0 ? (
        <div>
          <InviteAll seats={drawn('panel')} reserves={drawn('reserve')} />
        </div>
      ) : null}
    </>
  );
}
