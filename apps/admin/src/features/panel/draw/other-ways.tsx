import { Button, Checkbox, Group, Modal, Radio, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { DrawMethod, panelRoutes, type BodyOf, type PanelView } from '@lytt/shared';
import { useView } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';

type Wanted = BodyOf<typeof panelRoutes.draw>;
interface Props {
  opened: boolean;
  view: PanelView;
  busy: boolean;
  onClose: () => void;
  onDraw: (body: Wanted) => void;
}
const DECIDES = ['Seed', 'Repeat', '100', '1000'] as const;
type Decides = (typeof DECIDES)[number];

/** Another method to compare, a seed of one's own, in public, or the best-rated panel alone with its price. */
export function OtherWays({ opened, onClose, ...form }: Props): ReactNode {
  const t = useTexts('panel.draw');
  const ui = useTexts('house.ui');
  return (
    <Modal opened={opened} onClose={onClose} title={t('wayTitle')} closeButtonProps={{ 'aria-label': ui('close') }}>
      <Form {...form} />
    </Modal>
  );
}

function Form({ view, busy, onDraw }: Omit<Props, 'opened' | 'onClose'>): ReactNode {
  const t = useTexts('panel.draw');
  const methods = useTexts('panel.settings');
  const [method, setMethod] = useState<DrawMethod | null>(null);
  const [decides, setDecides] = useState<Decides>('Seed');
  const [seed, setSeed] = useState('');
  const [maximise, setMaximise] = useState(false);
  const [known, setKnown] = useState(false);
  const blocked = (decides === 'Repeat' && !seed.trim()) || (maximise && !known);
  const wanted: Wanted = {
    maximiseRating: maximise,
    ...(method ? { method } : {}),
    ...(decides === 'Repeat' ? { seed: seed.trim() } : {}),
    ...(decides === '100' ? { numbered: 100 } : {}),
    ...(decides === '1000' ? { numbered: 1000 } : {}),
  };
  return (
    <Stack>
      <Text size="sm">{t('wayAbout')}</Text>
      <Select
        label={t('wayMethod')}
        clearable
        placeholder={t('wayPlan', { method: methods(view.plan.method) })}
        description={method ? methods(`${method}.about`) : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={method}
        onChange={(next) => setMethod(next === null ? null : DrawMethod.parse(next))}
        data={DrawMethod.options.map((value) => ({ value, label: methods(value) }))}
      />
      <Radio.Group label={t('wayDecides')} value={decides} onChange={(next) => setDecides(next as Decides)}>
        <Stack gap="xs" mt={6}>
          {DECIDES.map((each) => (
            <Radio key={each} value={each} label={t(`way${each}`)} description={t(`way${each}About`)} />
          ))}
        </Stack>
      </Radio.Group>
      {decides === 'Repeat' ? (
        <TextInput
          required
          label={t('wayRepeatField')}
          maxLength={200}
          value={seed}
          onChange={(event) => setSeed(event.currentTarget.value)}
        />
      ) : null}
      <Checkbox
        label={t('wayMaximise')}
        description={t('wayMaximiseAbout')}
        checked={maximise}
        onChange={(event) => setMaximise(event.currentTarget.checked)}
      />
      {maximise ? (
        <Stack gap="xs" pl={30}>
          <ShutOut />
          <Checkbox
            label={t('wayMaximiseYes')}
            checked={known}
            onChange={(event) => setKnown(event.currentTarget.checked)}
          />
        </Stack>
      ) : null}
      <Group justify="flex-end">
        <Button disabled={blocked} loading={busy} onClick={() => onDraw(wanted)}>
          {t('wayGo')}
        </Button>
      </Group>
    </Stack>
  );
}

/** How many the best-rated panel shuts out, as far as it has been worked out. */
function ShutOut(): ReactNode {
  const t = useTexts('panel.draw');
  const { id: studyId } = useStudy();
  const { data } = useView(panelRoutes.floorCurve, { params: { studyId }, topics: ['draw'] });
  const highest =
    data?.curve?.state === 'done' ? data.curve.points.toSorted((a, b) => a.floor - b.floor).at(-1) : undefined;
  return (
    <Text size="sm" fw={600}>
      {highest ? t('wayMaximiseCount', { count: highest.noChance }) : t('wayMaximiseUnknown')}
    </Text>
  );
}
