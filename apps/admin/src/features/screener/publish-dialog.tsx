import { Button, Group, Modal, Stack, Text, Tooltip } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { screenerRoutes } from '@lytt/shared';
import { useAct } from '../../api/hooks';
import { useTexts } from '../../i18n/texts';
import { RefusedNote } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { useDone } from '../../ui/toasts';
import type { DraftSaving } from './use-draft';
import type { Table } from './use-history';

/** Publishing leaves the house, so that it is asked first, with what it means for those who have begun. */
export function PublishDialog({ table, saving }: { table: Table; saving: DraftSaving }): ReactNode {
  const t = useTexts('screener.screener');
  const { id: studyId } = useStudy();
  const done = useDone();
  const [opened, setOpened] = useState(false);
  const publish = useAct(screenerRoutes.publish);
  const { draft, state } = saving;
  const hasFaults = draft.faults.length > 0 && state === 'saved';
  const begin = async (): Promise<void> => {
    if (await saving.save()) setOpened(true);
  };
  const go = (): void =>
    publish.mutate(
      { params: { studyId }, body: { revision: draft.revision } },
      {
        onSuccess: (answer) => {
          saving.adopt(answer, table.definition);
          setOpened(false);
          done(t('published'));
        },
      },
    );
  const nothing = !draft.changed && state === 'saved';
  const button = (
    <Button
      size="compact-md"
      h={32}
      disabled={nothing || hasFaults || state === 'conflict'}
      onClick={() => void begin()}
    >
      {t('publish')}
    </Button>
  );
  return (
    <>
      {hasFaults ? (
        <Tooltip label={t('publishFaults')}>
          <span>{button}</span>
        </Tooltip>
      ) : (
        button
      )}
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('publishTitle')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Stack>
          {draft.faults.length > 0 ? (
            <Text>{t('publishFaults')}</Text>
          ) : (
            <Text>{t(draft.inUse ? 'publishInUse' : 'publishFresh')}</Text>
          )}
          {publish.error ? <RefusedNote fault={publish.error} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setOpened(false)}>
              {t('cancel')}
            </Button>
            <Button disabled={draft.faults.length > 0} loading={publish.isPending} onClick={go}>
              {t('publishNow')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
