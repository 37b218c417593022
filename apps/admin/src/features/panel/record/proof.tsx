import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { panelRoutes, type DrawRecord, type DrawView } from '@lytt/shared';
import { useAct } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { sayRefused } from '../../../ui/toasts';
import { Card } from '../card';
import { useNumbers, useShares } from '../words';

/** Below this nobody's chance would change in any figure that is shown. */
const NOTHING = 1e-6;

/** What the draw did, what is proven about it and how far at most it is from the best; and the proof by repeating it. */
export function Proof({ draw, record }: { draw: DrawView; record: DrawRecord }): ReactNode {
  const t = useTexts('panel.record');
  const study = useStudy();
  const say = useCertificate();
  const number = useNumbers();
  return (
    <Card title={t('why')}>
      <Stack gap="xs" mt={4}>
        <Text size="sm">{t(`how.${draw.method}`)}</Text>
        {draw.numbered ? (
          <Text size="sm">
            {t('howNumbered', { panels: draw.numbered.panels, rounding: number(100 * (record.rounding ?? 0), 2) })}
          </Text>
        ) : null}
        <Text size="sm">{say(draw.method, record)}</Text>
        {record.complete ? null : <Alert color="amber">{t('notComplete')}</Alert>}
        <Text size="sm">{t(record.complete ? (draw.numbered ? 'againNumbered' : 'again') : 'againLottery')}</Text>
        {study.may('panel.draw') ? <Replay draw={draw} /> : null}
      </Stack>
    </Card>
  );
}

function useCertificate(): (method: DrawView['method'], record: DrawRecord) => string {
  const t = useTexts('panel.record');
  const share = useShares();
  const number = useNumbers();
  return (method, { certificate, gap }) => {
    const { objective, value, bound } = certificate;
    if (method === 'legacy') return t('proofLegacy', { value: share(value, 2) });
    const unit = (measured: number): string =>
      objective === 'greatestAndSmallest'
        ? number(measured, 3)
        : objective === 'meanLogChance'
          ? share(Math.exp(measured), 2)
          : share(measured, 2);
    const left =
      objective === 'greatestAndSmallest'
        ? number(gap, 4)
        : objective === 'meanLogChance'
          ? share(Math.exp(bound) - Math.exp(value), 3)
          : share(gap, 3);
    const proof = t(`proof.${objective}`, { value: unit(value), bound: unit(bound) });
    return `${proof} ${gap <= NOTHING ? t('best') : t('gap', { gap: left })}`;
  };
}

function Replay({ draw }: { draw: DrawView }): ReactNode {
  const t = useTexts('panel.record');
  const number = useNumbers();
  const { id: studyId } = useStudy();
  const replay = useAct(panelRoutes.replayDraw);
  const found = replay.data;
  return (
    <div data-print="no">
      <Group>
        <Button
          size="sm"
          variant="default"
          loading={replay.isPending}
          onClick={() => replay.mutate({ params: { studyId, drawId: draw.id }, body: {} }, { onError: sayRefused })}
        >
          {t('replay')}
        </Button>
      </Group>
      <div role="status">
        {found ? (
          found.same ? (
            <Text size="sm" mt="xs" fw={600}>
              ✓ {t('same', { seconds: number(found.ms / 1000, 1), version: found.version })}
            </Text>
          ) : (
            <Alert color="red" mt="xs">
              {t('different', { version: found.version })}
            </Alert>
          )
        ) : null}
      </div>
    </div>
  );
}
