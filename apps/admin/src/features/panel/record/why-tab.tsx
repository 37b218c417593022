import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { panelRoutes, type DrawView, type PanelView } from '@lytt/shared';
import { useView } from '../../../api/hooks';
import { useDates, useTexts } from '../../../i18n/texts';
import { Empty } from '../../../ui/empty';
import { Loaded } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { useNames } from '../words';
import { ChancesCard } from './chances-card';
import { EarlierDraws } from './earlier-draws';
import { Facts } from './facts';
import { NeverCard } from './never-card';
import { Proof } from './proof';
import { QuotasMet } from './quotas-met';
import classes from './record.module.css';
import { ReservesCard } from './reserves-card';
import { RulesCard } from './rules-card';

interface Props {
  view: PanelView;
  /** An earlier draw that is looked at; the newest without it. */
  drawId: string | undefined;
  onShow: (drawId: string | undefined) => void;
}

/** Everything that somebody needs to understand a draw, to check it or to repeat it; it prints as the record. */
export function WhyTab({ view, drawId, onShow }: Props): ReactNode {
  const shown = drawId ?? view.draw?.id;
  return (
    <Stack gap="lg">
      {drawId && drawId !== view.draw?.id ? (
        <Earlier view={view} drawId={drawId} onShow={onShow} />
      ) : (
        <OneDraw draw={view.draw} view={view} />
      )}
      <EarlierDraws shown={shown} onShow={onShow} />
    </Stack>
  );
}

function Earlier({ view, drawId, onShow }: Props & { drawId: string }): ReactNode {
  const t = useTexts('panel.record');
  const { id: studyId, timeZone } = useStudy();
  const { when } = useDates(timeZone);
  const draw = useView(panelRoutes.oneDraw, { params: { studyId, drawId }, topics: ['draw'] });
  return (
    <Loaded query={draw} lines={8}>
      {(found) => (
        <>
          <Alert color="gray">
            <Group justify="space-between">
              <Text size="sm">{t('thisIsEarlier', { when: when(found.createdAt) })}</Text>
              <Button size="compact-sm" variant="default" onClick={() => onShow(undefined)} data-print="no">
                {t('toNewest')}
              </Button>
            </Group>
          </Alert>
          <OneDraw draw={found} view={view} />
        </>
      )}
    </Loaded>
  );
}

function OneDraw({ draw, view }: { draw: DrawView | null; view: PanelView }): ReactNode {
  const t = useTexts('panel.record');
  const names = useNames(view.balance);
  if (!draw) return <Empty title={t('notDrawnTitle')} todo={t('notDrawn')} />;
  const { record } = draw;
  if (!record) return <Empty title={t('notDrawnTitle')} todo={t(draw.state === 'done' ? 'notDrawn' : 'notFinished')} />;
  return (
    <div className={classes.columns}>
      <Stack gap="lg" className={classes.stack ?? ''}>
        <Proof draw={draw} record={record} />
        <Facts draw={draw} record={record} />
        {record.reserveQuality ? <ReservesCard quality={record.reserveQuality} /> : null}
      </Stack>
      <Stack gap="lg" className={classes.stack ?? ''}>
        <ChancesCard record={record} />
        <NeverCard record={record} names={names} />
        <RulesCard draw={draw} names={names} />
        <QuotasMet draw={draw} record={record} names={names} />
      </Stack>
    </div>
  );
}
