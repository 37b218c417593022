import { ActionIcon, Alert, Anchor, Button, Group, Menu, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { screenerRoutes, type TextLanguage } from '@lytt/shared';
import { useAct } from '../../api/hooks';
import { call } from '../../api/call';
import { useDates, useTexts } from '../../i18n/texts';
import { useStudy } from '../../ui/study-context';
import { sayRefused, useDone } from '../../ui/toasts';
import { download } from './download';
import { useEditing } from './editing';
import { MENU } from './menu';
import { FAULTS } from './faults-list';
import { Icon } from '../../ui/icon';
import { ImportDialog } from './import-dialog';
import { PublishDialog } from './publish-dialog';
import classes from './screener-editor.module.css';
import type { DraftSaving } from './use-draft';
import type { Table } from './use-history';

const CONFLICT = 'screener-conflict';

export interface ToolbarProps {
  table: Table;
  saving: DraftSaving;
  language: TextLanguage;
  onLanguage: (language: TextLanguage) => void;
}

export function Toolbar({ table, saving, language, onLanguage }: ToolbarProps): ReactNode {
  const t = useTexts('screener.screener');
  const { languages } = useEditing();
  return (
    <>
      {saving.state === 'conflict' ? <Conflict table={table} saving={saving} /> : null}
      <div className={classes.bar}>
        <Group gap="sm">
          <SegmentedControl
            size="xs"
            aria-label={t('editIn')}
            value={language}
            onChange={onLanguage}
            data={languages.map((each) => ({ value: each, label: t(each) }))}
          />
          <StatusLine saving={saving} />
        </Group>
        <Group gap="xs">
          <Step words={t('undo')} keys={t('undoKey')} icon="undo" can={table.canUndo} act={table.undo} />
          <Step words={t('redo')} keys={t('redoKey')} icon="redo" can={table.canRedo} act={table.redo} />
          <FileMenu table={table} saving={saving} />
          <PublishDialog table={table} saving={saving} />
        </Group>
      </div>
    </>
  );
}

interface StepProps {
  words: string;
  keys: string;
  icon: 'undo' | 'redo';
  can: boolean;
  act: () => void;
}
function Step({ words, keys, icon, can, act }: StepProps): ReactNode {
  return (
    <Tooltip label={keys}>
      <ActionIcon variant="default" size={32} aria-label={words} disabled={!can} onClick={act}>
        <Icon of={icon} size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

function StatusLine({ saving: { state, draft, save } }: { saving: DraftSaving }): ReactNode {
  const t = useTexts('screener.screener');
  const { timeZone } = useStudy();
  const { time } = useDates(timeZone);
  const words =
    state !== 'saved' ? t(state) : draft.savedAt === null ? t('untouched') : t('saved', { time: time(draft.savedAt) });
  return (
    <Group gap="4px 14px" role="status">
      {state === 'conflict' ? (
        <Anchor
          component="button"
          type="button"
          size="sm"
          c="var(--mantine-color-error)"
          onClick={() => bring(CONFLICT)}
        >
          {t('conflictShort')}
        </Anchor>
      ) : (
        <Text size="sm" c={state === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'}>
          {words}
        </Text>
      )}
      {state === 'failed' ? (
        <>
          <Button size="compact-sm" variant="subtle" onClick={() => void save()}>
            {t('failedTodo')}
          </Button>
          <Text size="sm">{t('stillHere')}</Text>
        </>
      ) : null}
      {draft.faults.length > 0 ? (
        <Anchor component="button" type="button" size="sm" onClick={() => bring(FAULTS)}>
          {t('faultCount', { count: draft.faults.length })}
        </Anchor>
      ) : null}
      {state === 'saved' && draft.savedAt !== null ? (
        <Text size="sm" c="dimmed">
          {t(draft.changed ? 'changed' : 'unchanged')}
        </Text>
      ) : null}
    </Group>
  );
}

/** Leads from the bar, which is always in sight, to what it speaks of. */
function bring(id: string): void {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: 'center' });
  place?.focus({ preventScroll: true });
}

/** Somebody else saved: mine becomes a file, theirs comes on the table. */
function Conflict({ table, saving }: { table: Table; saving: DraftSaving }): ReactNode {
  const t = useTexts('screener.screener');
  const study = useStudy();
  const done = useDone();
  const [isLoading, setLoading] = useState(false);
  const load = async (): Promise<void> => {
    setLoading(true);
    download(`${study.slug}-screener-mine.json`, table.definition);
    try {
      const theirs = await call(screenerRoutes.draft, { params: { studyId: study.id } });
      saving.adopt(theirs, theirs.definition);
      table.begin(theirs.definition);
      done(t('theirsLoaded'));
    } catch (fault) {
      sayRefused(fault as Parameters<typeof sayRefused>[0]);
    } finally {
      setLoading(false);
    }
  };
  return (
    <Alert color="red" id={CONFLICT} tabIndex={-1} className={classes.full} title={t('conflict')}>
      <Text mb="xs">{t('conflictTodo')}</Text>
      <Button size="sm" loading={isLoading} onClick={() => void load()}>
        {t('loadTheirs')}
      </Button>
    </Alert>
  );
}

function FileMenu({ table, saving }: { table: Table; saving: DraftSaving }): ReactNode {
  const t = useTexts('screener.screener');
  const study = useStudy();
  const done = useDone();
  const discard = useAct(screenerRoutes.discardDraft);
  const [importing, setImporting] = useState(false);
  const { edit } = useEditing();
  const throwAway = async (): Promise<void> => {
    if (!(await saving.save())) return;
    const mine = table.definition;
    discard.mutate(
      { params: { studyId: study.id } },
      {
        onSuccess: (draft) => {
          saving.adopt(draft, draft.definition);
          edit(draft.definition);
          done(t('discarded'), () => edit(mine));
        },
        onError: sayRefused,
      },
    );
  };
  return (
    <>
      <Menu {...MENU} position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="compact-md" h={32}>
            {t('file')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setImporting(true)}>{t('import')}</Menu.Item>
          <Menu.Item onClick={() => download(`${study.slug}-form.json`, table.definition['form'])}>
            {t('exportForm')}
          </Menu.Item>
          <Menu.Item onClick={() => download(`${study.slug}-screener.json`, table.definition)}>
            {t('exportScreener')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item disabled={!saving.draft.changed && saving.state === 'saved'} onClick={() => void throwAway()}>
            {t('discard')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ImportDialog opened={importing} onClose={() => setImporting(false)} />
    </>
  );
}
