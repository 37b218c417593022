import { Button, Progress, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { panelRoutes, type DrawView } from '@lytt/shared';
import { useAct } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { sayRefused, useDone } from '../../../ui/toasts';
import { useObjectiveWords } from './objective-words';

type Stage = NonNullable<DrawView['progress']>['stage'];
/** The four things that a draw does one after the other; the third is the method's own search. */
const STEPS = 4;
const stepOf = (stage: Stage): number => (stage === 'check' ? 1 : stage === 'cover' ? 2 : stage === 'reserves' ? 4 : 3);

/** The bar goes on within a step only as far as the search itself has proven. */
function shareDone({ progress }: DrawView): number {
  if (!progress) return 2;
  const step = stepOf(progress.stage);
  const [least, most] = [progress.value ?? 0, progress.bound ?? 0].sort((a, b) => Math.abs(a) - Math.abs(b));
  const within = step === 3 && least && most ? Math.abs(least / most) : 0.5;
  return (100 * (step - 1 + within)) / STEPS;
}

/** What the draw does at the moment, how near the best it is proven to be, and the way out. */
export function Running({ draw, mayCancel }: { draw: DrawView; mayCancel: boolean }): ReactNode {
  const t = useTexts('panel.draw');
  const study = useStudy();
  const done = useDone();
  const cancel = useAct(panelRoutes.cancelDraw);
  const { progress } = draw;
  const objective = useObjectiveWords(draw.method);
  const details: string[] = [];
  if (progress && progress.panels > 0) details.push(t('panelsFound', { panels: progress.panels }));
  if (progress && stepOf(progress.stage) === 3 && progress.value !== null && progress.bound !== null)
    details.push(
      t(objective.isLeast ? 'reachedLow' : 'reached', {
        value: objective.say(progress.value),
        bound: objective.say(progress.bound),
      }),
    );
  if (progress && progress.gap !== null) details.push(t('gapLeft', { gap: objective.say(progress.gap) }));
  return (
    <Stack gap="xs">
      <div role="status">
        <Text size="sm">
          {progress
            ? `${t('step', { step: stepOf(progress.stage), steps: STEPS })}: ${t(`stage.${progress.stage}`)}`
            : t('queued')}
        </Text>
        {details.length > 0 ? (
          <Text size="sm" c="dimmed">
            {details.join(' · ')}
          </Text>
        ) : null}
      </div>
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
