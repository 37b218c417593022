import { Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { panelRoutes, PeopleRule, type PanelView } from '@lytt/shared';
import { useAct } from '../../../api/hooks';
import { useTexts } from '../../../i18n/texts';
import { useStudy } from '../../../ui/study-context';
import { sayRefused, useDone } from '../../../ui/toasts';
import type { Names } from '../words';
import { ApplicantPicker } from './applicant-picker';

interface Props {
  opened: boolean;
  view: PanelView;
  names: Names;
  onClose: () => void;
}
const KINDS = PeopleRule.shape.kind;
const MOST = 50;

/** A rule about people is rare and has a reason: both are asked for at once. */
export function AddRule({ opened, onClose, ...form }: Props): ReactNode {
  const t = useTexts('panel.people-rules');
  const ui = useTexts('house.ui');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('addTitle')}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Form onClose={onClose} {...form} />
    </Modal>
  );
}

function Form({ view, names, onClose }: Omit<Props, 'opened'>): ReactNode {
  const t = useTexts('panel.people-rules');
  const { id: studyId } = useStudy();
  const done = useDone();
  const add = useAct(panelRoutes.addRule);
  const [kind, setKind] = useState<PeopleRule['kind']>('exclude');
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [isLate, setLate] = useState(false);
  const least = kind === 'apart' ? 2 : 1;
  const count = chosen.length < least ? t('tooFew', { least }) : chosen.length > MOST ? t('tooMany') : undefined;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setLate(true);
    if (count || !reason.trim()) return;
    add.mutate(
      { params: { studyId }, body: { kind, applicationIds: chosen, reason: reason.trim() } },
      {
        onSuccess: () => {
          done(t('added'));
          onClose();
        },
        onError: sayRefused,
      },
    );
  };
  return (
    <form noValidate onSubmit={send}>
      <Stack>
        <Radio.Group label={t('kind')} value={kind} onChange={(next) => setKind(KINDS.parse(next))}>
          <Stack gap="xs" mt={6}>
            {KINDS.options.map((value) => (
              <Radio key={value} value={value} label={t(value)} description={t(`${value}.about`)} />
            ))}
          </Stack>
        </Radio.Group>
        <ApplicantPicker view={view} names={names} chosen={chosen} onChoose={setChosen} />
        <Text size="sm" role="status" c={isLate && count ? 'var(--mantine-color-error)' : undefined}>
          {isLate && count ? count : t('chosen', { count: chosen.length })}
        </Text>
        <TextInput
          required
          label={t('reason')}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={isLate && !reason.trim() ? t('reasonMissing') : undefined}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={add.isPending}>
            {t('addYes')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
