import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { QueryOf, Route, TablePreview } from '@lytt/shared';
import { call, type Refused } from '../../api/call';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { DropFile } from '../drop-file';
import { RefusedNote } from '../loaded';
import { useDone } from '../toasts';
import { ImportPreview, type Delimiter } from './import-preview';

interface Chosen {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}
interface Props<R extends Route> {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What the columns may be. */
  about: ReactNode;
  route: R;
  studyId: string;
  /** What the route wants to know beside the file. */
  beside?: Record<string, string>;
  /** What must be chosen before the file can be. */
  first?: ReactNode;
  ready?: boolean;
}

/** From a table on somebody's disk: choose, look at what it would do, import all of it. */
export function TableImport<R extends Route>(props: Props<R>): ReactNode {
  const ui = useTexts('house.ui');
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      size="xl"
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <Steps {...props} />
    </Modal>
  );
}

function Steps<R extends Route>({ onClose, about, route, studyId, beside, first, ready = true }: Props<R>): ReactNode {
  const t = useTexts('house.table-import');
  const done = useDone();
  const [chosen, setChosen] = useState<Chosen>();
  const [delimiter, setDelimiter] = useState<Delimiter>();
  const asked = (doing: 'check' | 'import', file: Chosen, parted: Delimiter | undefined) => ({
    params: { studyId },
    query: { do: doing, ...(parted ? { delimiter: parted } : {}), ...beside } as QueryOf<R>,
    body: file.bytes as never,
  });
  const check = useMutation<TablePreview, Refused, { file: Chosen; parted: Delimiter | undefined }>({
    mutationFn: ({ file, parted }) => call(route, asked('check', file, parted)) as Promise<TablePreview>,
  });
  const take = useAct(route);
  const look = (file: Chosen, parted: Delimiter | undefined): void => {
    setChosen(file);
    setDelimiter(parted);
    take.reset();
    check.mutate({ file, parted });
  };
  const choose = async (file: File): Promise<void> =>
    look({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, undefined);
  const preview = (take.data as TablePreview | undefined) ?? check.data;
  const importAll = (): void => {
    if (!chosen) return;
    take.mutate(asked('import', chosen, delimiter), {
      onSuccess: (answer) => {
        const made = answer as TablePreview;
        // Somebody may have changed the study meanwhile: then the faults come back, and nothing was written.
        if (!made.imported) return;
        done(made.fresh > 0 ? t('imported', { count: made.fresh }) : t('nothingNew'));
        onClose();
      },
    });
  };
  const fault = take.error ?? check.error;
  const obstacle = !preview
    ? undefined
    : preview.faultCount > 0
      ? t('faultsFirst')
      : preview.rows === 0
        ? t('empty')
        : undefined;
  return (
    <Stack>
      <Text component="div" size="sm" maw="62ch">
        {about}
      </Text>
      {first}
      {ready ? (
        <DropFile
          label={t(chosen ? 'other' : 'choose')}
          hint={t('drop')}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          busy={check.isPending}
          onFile={(file) => void choose(file)}
        />
      ) : null}
      {fault ? <RefusedNote fault={fault} /> : null}
      {chosen && preview && !check.isPending ? (
        <>
          <ImportPreview name={chosen.name} preview={preview} onDelimiter={(parted) => look(chosen, parted)} />
          <Group justify="flex-end">
            {obstacle ? <Text size="sm">{obstacle}</Text> : null}
            <Button disabled={obstacle !== undefined} loading={take.isPending} onClick={importAll}>
              {t('importAll', { count: preview.rows })}
            </Button>
          </Group>
        </>
      ) : null}
    </Stack>
  );
}
