import { Button, Group, Radio, Select, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { findingsRoutes, type Stance } from '@lytt/shared';
import { useAct, useView } from '../../api/hooks';
import { useLocalized, useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { Dialog } from './dialog';

const STANCES = ['for', 'mixed', 'against'] as const satisfies readonly Stance[];

/** To a hypothesis, as for, against or mixed; a quote that is attached already changes its stance. */
export function AttachQuote({ segmentId, close }: { segmentId: string; close: () => void }): ReactNode {
  const t = useTexts('findings.findings');
  const localized = useLocalized();
  const study = useStudy();
  const done = useDone();
  const [hypothesisId, setHypothesisId] = useState<string | null>(null);
  const [stance, setStance] = useState<Stance>('for');
  const [missing, setMissing] = useState(false);
  const hypotheses = useView(findingsRoutes.hypotheses, { params: { studyId: study.id }, topics: ['findings'] });
  const attach = useAct(findingsRoutes.attachEvidence);
  const detach = useAct(findingsRoutes.detachEvidence);

  const submit = async (id: string): Promise<void> => {
    const params = { studyId: study.id, hypothesisId: id, segmentId };
    const { before } = await attach.mutateAsync({ params, body: { stance } });
    close();
    const back = (): unknown =>
      (before ? attach.mutateAsync({ params, body: { stance: before } }) : detach.mutateAsync({ params })).catch(
        sayRefused,
      );
    done(t('attached', { key: hypotheses.data?.items.find((item) => item.id === id)?.key, stance }), () => void back());
  };
  return (
    <Dialog title={t('attach')} size="lg" close={close}>
      <Loaded query={hypotheses} lines={3}>
        {({ items }) => (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (hypothesisId) submit(hypothesisId).catch(sayRefused);
              else setMissing(true);
            }}
          >
            <Stack gap="md">
              <Select
                label={t('chooseHypothesis')}
                data={items.map((item) => ({ value: item.id, label: `${item.key} · ${localized(item.text)}` }))}
                value={hypothesisId}
                onChange={(id) => {
                  setHypothesisId(id);
                  setMissing(false);
                }}
                searchable
                nothingFoundMessage={t('noHypotheses')}
                error={missing ? t('chooseOne') : undefined}
                data-autofocus
              />
              <Radio.Group label={t('stance')} value={stance} onChange={(value) => setStance(value as Stance)}>
                <Group gap="lg" mt="xs">
                  {STANCES.map((value) => (
                    <Radio key={value} value={value} label={t(value)} />
                  ))}
                </Group>
              </Radio.Group>
              <Group justify="flex-end">
                <Button type="submit" loading={attach.isPending}>
                  {t('attachIt')}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </Loaded>
    </Dialog>
  );
}
