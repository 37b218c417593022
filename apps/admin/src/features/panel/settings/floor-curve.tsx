import { Button, Group, Slider, Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { panelRoutes, type FloorCurve, type FloorPoint } from '@lytt/shared';
import { useAct, useView } from '../../../api/hooks';
import { useDates, useTexts } from '../../../i18n/texts';
import { ChartFrame } from '../../../ui/chart-frame';
import { Loaded } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { sayRefused } from '../../../ui/toasts';
import { useNumbers, useShares } from '../words';
import { FloorChart } from './floor-chart';

interface Props {
  floor: number | undefined;
  unrated: number;
  mayEdit: boolean;
  mayStart: boolean;
  onChoose: (floor: number) => void;
}

/** What each floor costs: worked out on request, drawn, and chosen from with a slider. */
export function FloorCurveOf(props: Props): ReactNode {
  const t = useTexts('panel.settings');
  const { id: studyId } = useStudy();
  const newest = useView(panelRoutes.floorCurve, { params: { studyId }, topics: ['draw'] });
  return (
    <section aria-label={t('curve')}>
      <Title order={3} size="h6">
        {t('curve')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('curveAbout')}
      </Text>
      <Loaded query={newest}>{({ curve }) => <Found curve={curve} {...props} />}</Loaded>
    </section>
  );
}

function Found({
  curve,
  floor,
  unrated,
  mayEdit,
  mayStart,
  onChoose,
}: Props & { curve: FloorCurve | null }): ReactNode {
  const t = useTexts('panel.settings');
  const { id: studyId, timeZone } = useStudy();
  const { when } = useDates(timeZone);
  const start = useAct(panelRoutes.startFloorCurve);
  const stop = useAct(panelRoutes.cancelFloorCurve);
  const running = curve?.state === 'queued' || curve?.state === 'running';
  const points = curve?.points ?? [];
  const said =
    curve?.state === 'failed'
      ? t('curveFailed')
      : curve?.state === 'infeasible'
        ? t('curveInfeasible')
        : curve?.state === 'cancelled'
          ? t('curveCancelled')
          : undefined;
  return (
    <Stack gap="xs">
      {points.length > 0 ? <Curve points={points} floor={floor} onChoose={mayEdit ? onChoose : undefined} /> : null}
      <div role="status">
        {running ? <Text size="sm">{t('curveRunning', { points: points.length })}</Text> : null}
        {said ? <Text size="sm">{said}</Text> : null}
        {curve && points.length > 0 && !running ? (
          <Text size="xs" c="dimmed">
            {t('curveAt', { when: when(curve.createdAt) })}
          </Text>
        ) : null}
      </div>
      {mayEdit && running ? (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            loading={stop.isPending}
            onClick={() => stop.mutate({ params: { studyId }, body: {} }, { onError: sayRefused })}
          >
            {t('curveStop')}
          </Button>
        </Group>
      ) : null}
      {mayEdit && !running ? (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            disabled={!mayStart}
            loading={start.isPending}
            onClick={() => start.mutate({ params: { studyId }, body: { unrated } }, { onError: sayRefused })}
          >
            {t(points.length > 0 ? 'curveAgain' : 'curveStart')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

function Curve({
  points,
  floor,
  onChoose,
}: {
  points: readonly FloorPoint[];
  floor: number | undefined;
  onChoose: ((floor: number) => void) | undefined;
}): ReactNode {
  const t = useTexts('panel.settings');
  const share = useShares();
  const number = useNumbers();
  const sorted = [...points].sort((a, b) => a.floor - b.floor);
  const least = sorted[0]?.floor ?? 0;
  const most = sorted.at(-1)?.floor ?? 0;
  // A floor between two steps costs at most what the next step costs.
  const here = floor === undefined ? undefined : sorted.find((point) => point.floor >= floor);
  const cells = (point: FloorPoint): (string | number)[] => [
    point.floor,
    share(point.lowestChance, 2),
    point.noChance,
    number(point.expectedTotal, 1),
  ];
  const header = [t('floorColumn'), t('lowestChance'), t('noChance'), t('expected')];
  return (
    <>
      <ChartFrame
        title={t('curve')}
        order={4}
        fileName={t('fileCurve')}
        rows={() => [
          header,
          ...sorted.map((point) => [point.floor, point.lowestChance, point.noChance, point.expectedTotal]),
        ]}
        picture={<FloorChart points={sorted} floor={floor} />}
        table={
          <Table fz="sm" horizontalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                {header.map((column) => (
                  <Table.Th key={column} ta="right">
                    {column}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {sorted.map((point) => (
                <Table.Tr key={point.floor}>
                  {cells(point).map((cell, at) => (
                    <Table.Td key={at} ta="right">
                      {cell}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        }
      />
      {onChoose && most > least ? (
        <Slider
          thumbLabel={t('slider')}
          label={null}
          min={least}
          max={most}
          value={Math.min(most, Math.max(least, floor ?? least))}
          onChange={onChoose}
        />
      ) : null}
      {here ? (
        <Text size="sm" role="status">
          {here.noChance === 0 && here.lowestChance >= (sorted[0]?.lowestChance ?? 0) - 1e-9
            ? t('free')
            : t('atFloor', { floor: floor ?? 0, chance: share(here.lowestChance, 2), none: here.noChance })}
        </Text>
      ) : null}
    </>
  );
}
