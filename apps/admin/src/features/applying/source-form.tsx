import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { sourcesRoutes, type SourceFunnel } from '@lytt/shared';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { RefusedNote } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { useDone } from '../../ui/toasts';

interface Dialog {
  opened: boolean;
  onClose: () => void;
}
const submits = (send: () => void) => (event: FormEvent) => {
  event.preventDefault();
  send();
};

export function AddSource({ opened, onClose }: Dialog): ReactNode {
  const t = useTexts('applying.sources');
  const ui = useTexts('house.ui');
  return (
    <Modal opened={opened} onClose={onClose} title={t('add')} closeButtonProps={{ 'aria-label': ui('close') }}>
      <AddForm onClose={onClose} />
    </Modal>
  );
}

function AddForm({ onClose }: { onClose: () => void }): ReactNode {
  const t = useTexts('applying.sources');
  const study = useStudy();
  const done = useDone();
  const add = useAct(sourcesRoutes.add);
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const faults = add.error?.faults ?? {};
  const send = (): void =>
    add.mutate(
      { params: { studyId: study.id }, body: { name, ...(code.trim() ? { code: code.trim() } : {}) } },
      {
        onSuccess: () => {
          done(t('doneAdded', { name }));
          onClose();
        },
      },
    );
  return (
    <Stack component="form" onSubmit={submits(send)}>
      <Text size="sm">{t('addAbout')}</Text>
      <TextInput
        data-autofocus
        required
        maxLength={160}
        label={t('name')}
        description={t('nameHint')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={faults['name']}
      />
      <TextInput
        maxLength={60}
        label={t('code')}
        description={t('codeHint')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={faults['code']}
      />
      {add.error && !faults['name'] && !faults['code'] ? <RefusedNote fault={add.error} /> : null}
      <Group justify="flex-end">
        <Button type="submit" loading={add.isPending}>
          {t('add')}
        </Button>
      </Group>
    </Stack>
  );
}

export function RenameSource({ source, opened, onClose }: { source: SourceFunnel } & Dialog): ReactNode {
  const t = useTexts('applying.sources');
  const ui = useTexts('house.ui');
  return (
    <Modal opened={opened} onClose={onClose} title={t('rename')} closeButtonProps={{ 'aria-label': ui('close') }}>
      <RenameForm source={source} onClose={onClose} />
    </Modal>
  );
}

function RenameForm({ source, onClose }: { source: SourceFunnel; onClose: () => void }): ReactNode {
  const t = useTexts('applying.sources');
  const study = useStudy();
  const done = useDone();
  const edit = useAct(sourcesRoutes.edit);
  const [name, setName] = useState(source.name);
  const params = { studyId: study.id, sourceId: source.id };
  const send = (): void =>
    edit.mutate(
      { params, body: { name } },
      {
        onSuccess: () => {
          done(t('doneRenamed', { name }), () => edit.mutate({ params, body: { name: source.name } }));
          onClose();
        },
      },
    );
  return (
    <Stack component="form" onSubmit={submits(send)}>
      <TextInput
        data-autofocus
        required
        maxLength={160}
        label={t('name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={edit.error?.faults['name']}
      />
      {edit.error && !edit.error.faults['name'] ? <RefusedNote fault={edit.error} /> : null}
      <Group justify="flex-end">
        <Button type="submit" loading={edit.isPending}>
          {t('save')}
        </Button>
      </Group>
    </Stack>
  );
}
