import { Alert, Button, FileButton, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { readImport, screenerRoutes, type ImportedScreener } from '@lytt/shared';
import { useAct } from '../../api/hooks';
import { inReadersWords } from '../../i18n/in-readers-words';
import { useTexts } from '../../i18n/texts';
import { RefusedNote } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { useDone } from '../../ui/toasts';
import { useEditing } from './editing';

export function ImportDialog({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  const t = useTexts('screener.screener');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('importTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ImportForm onClose={onClose} />
    </Modal>
  );
}

function ImportForm({ onClose }: { onClose: () => void }): ReactNode {
  const t = useTexts('screener.screener');
  const { id: studyId } = useStudy();
  const done = useDone();
  const { definition, chosen, go } = useEditing();
  const check = useAct(screenerRoutes.check);
  const [text, setText] = useState('');
  const [read, setRead] = useState<ImportedScreener>();
  // As in DropFile: the same file, mended, must be taken again.
  const forget = useRef<() => void>(null);
  const look = (json: string): void => {
    setText(json);
    const found = readImport(json, definition);
    setRead(found);
    check.reset();
    if (found.ok)
      check.mutate({
        params: { studyId },
        body: { definition: { ...found.definition, form: found.definition['form'] } },
      });
  };
  const open = (): void => {
    if (!read?.ok) return;
    go({ definition: read.definition, chosen: ['form', 'pages', 0] });
    onClose();
    done(t('imported'), () => go({ definition, chosen }));
  };
  const faults = check.data?.faults;
  return (
    <Stack>
      <Text>{t('importAbout')}</Text>
      <Group>
        <FileButton
          accept=".json,application/json"
          resetRef={forget}
          onChange={(file) => {
            forget.current?.();
            void file?.text().then(look);
          }}
        >
          {(props) => (
            <Button variant="default" {...props}>
              {t('importFile')}
            </Button>
          )}
        </FileButton>
      </Group>
      <Textarea
        data-own-undo
        label={t('importPaste')}
        autosize
        minRows={4}
        maxRows={12}
        ff="monospace"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setRead(undefined);
        }}
        error={read && !read.ok ? t(read.because, { detail: read.detail }) : undefined}
      />
      {check.error && read ? <RefusedNote fault={check.error} retry={() => look(text)} /> : null}
      {read?.ok && faults?.length === 0 ? <Alert color="fjord">{t('importClean')}</Alert> : null}
      {read?.ok && faults && faults.length > 0 ? (
        <Alert color="amber" title={t('importFaults', { count: faults.length })}>
          <ul
            style={{ margin: 0, paddingLeft: 20, maxHeight: 240, overflowY: 'auto' }}
            tabIndex={0}
            aria-label={t('importFaults', { count: faults.length })}
          >
            {faults.map((fault) => (
              <li key={`${fault.path}${fault.message}`}>
                <Text size="sm">
                  {fault.path}: {inReadersWords(fault.message)}
                </Text>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('importDrop')}
        </Button>
        {read?.ok && faults ? (
          <Button onClick={open}>{t(faults.length > 0 ? 'importOpenFaulty' : 'importOpen')}</Button>
        ) : (
          <Button disabled={text.trim() === ''} loading={check.isPending} onClick={() => look(text)}>
            {t('importCheck')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
