import { Anchor, Button, Group, Modal, Stack, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { panelFiles, panelRoutes, type ViewOf } from '@lytt/shared';
import { addressOf, call, type Refused } from '../../../api/call';
import { useAct } from '../../../api/hooks';
import { FileFaults } from '../../../ui/file-faults';
import { useTexts } from '../../../i18n/texts';
import { DropFile } from '../../../ui/drop-file';
import { RefusedNote } from '../../../ui/loaded';
import { useStudy } from '../../../ui/study-context';
import { useDone } from '../../../ui/toasts';
import { useNumbers } from '../words';
import type { PlanRoom } from './plan-room';

type Answer = ViewOf<typeof panelRoutes.importQuotas>;

/** In and out in the convention of the Sortition Foundation, which the sortition programs share. */
export function QuotaFiles({ room }: { room: PlanRoom }): ReactNode {
  const t = useTexts('panel.plan');
  const ui = useTexts('house.ui');
  const { id: studyId } = useStudy();
  const [open, setOpen] = useState(false);
  return (
    <Group gap="sm">
      <Anchor size="sm" href={addressOf(panelFiles.quotas, { studyId })} download>
        {t('exportCsv')}
      </Anchor>
      {room.editing.mayEdit ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setOpen(true)}>
          {t('importCsv')}
        </Button>
      ) : null}
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={t('importTitle')}
        size="lg"
        closeButtonProps={{ 'aria-label': ui('close') }}
      >
        <Steps
          room={room}
          onDone={() => {
            room.editing.discard();
            setOpen(false);
          }}
        />
      </Modal>
    </Group>
  );
}

function Steps({ room, onDone }: { room: PlanRoom; onDone: () => void }): ReactNode {
  const t = useTexts('panel.plan');
  const done = useDone();
  const { id: studyId } = useStudy();
  const [chosen, setChosen] = useState<{ name: string; bytes: Uint8Array<ArrayBuffer> }>();
  const check = useMutation<Answer, Refused, Uint8Array<ArrayBuffer>>({
    mutationFn: (body) => call(panelRoutes.importQuotas, { params: { studyId }, query: { do: 'check' }, body }),
  });
  const take = useAct(panelRoutes.importQuotas);
  const choose = async (file: File): Promise<void> => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    setChosen({ name: file.name, bytes });
    take.reset();
    check.mutate(bytes);
  };
  const answer = take.data ?? check.data;
  const fault = take.error ?? check.error;
  const replace = (): void => {
    if (!chosen) return;
    take.mutate(
      { params: { studyId }, query: { do: 'import' }, body: chosen.bytes },
      {
        onSuccess: ({ imported }) => {
          if (!imported) return;
          done(t('imported'));
          onDone();
        },
      },
    );
  };
  return (
    <Stack>
      <Text size="sm">{t('importAbout')}</Text>
      <DropFile
        label={t(chosen ? 'otherFile' : 'chooseFile')}
        hint={t('fileHint')}
        accept=".csv,.tsv,.txt,text/csv"
        busy={check.isPending}
        onFile={(file) => void choose(file)}
      />
      {fault ? <RefusedNote fault={fault} /> : null}
      {chosen && answer && !check.isPending ? (
        <>
          <Found name={chosen.name} answer={answer} room={room} />
          <Group justify="flex-end">
            <Button
              disabled={answer.faults.length > 0 || answer.quotas.length === 0}
              loading={take.isPending}
              onClick={replace}
            >
              {t('importAll')}
            </Button>
          </Group>
        </>
      ) : null}
    </Stack>
  );
}

function Found({ name, answer, room }: { name: string; answer: Answer; room: PlanRoom }): ReactNode {
  const t = useTexts('panel.plan');
  const number = useNumbers();
  return (
    <div role="status">
      <Text fw={600}>{t('fileQuotas', { name, count: answer.quotas.length })}</Text>
      {answer.faults.length > 0 ? (
        <>
          <Text size="sm">{t('fileFaults', { count: answer.faults.length })}</Text>
          <FileFaults faults={answer.faults} label={t('fileFaults', { count: answer.faults.length })} />
        </>
      ) : (
        <Table fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('value')}</Table.Th>
              <Table.Th ta="right">{t('min')}</Table.Th>
              <Table.Th ta="right">{t('max')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {answer.quotas.map((quota) => (
              <Table.Tr key={room.names.quota(quota)}>
                <Table.Th scope="row" fw={400}>
                  {room.names.quota(quota)}
                </Table.Th>
                <Table.Td ta="right">{number(quota.min)}</Table.Td>
                <Table.Td ta="right">{number(quota.max)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </div>
  );
}
