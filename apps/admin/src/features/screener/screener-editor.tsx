import { SegmentedControl } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { screenerRoutes, type ScreenerDraft, type TextLanguage } from '@lytt/shared';
import { useView } from '../../api/hooks';
import { useLanguage, useTexts } from '../../i18n/texts';
import { Loaded } from '../../ui/loaded';
import { useStudy } from '../../ui/study-context';
import { Chosen } from './chosen';
import { EditingContext } from './editing';
import { FaultsList } from './faults-list';
import { PhonePreview } from './phone-preview';
import classes from './screener-editor.module.css';
import { Structure } from './structure';
import { Toolbar } from './toolbar';
import { draftQueryKey, useDraft, useIsLeaving } from './use-draft';
import { useHistory } from './use-history';
import { useUndoKeys } from './use-undo-keys';

/** The screener for those who may change it: what is asked, the part that is being edited, and how it looks. */
export function ScreenerEditor(): ReactNode {
  const { id: studyId } = useStudy();
  const client = useQueryClient();
  const draft = useView(screenerRoutes.draft, { params: { studyId }, enabled: !useIsLeaving(studyId) });
  // An editor that opens on an old copy would find "somebody else" in its own past.
  useEffect(() => () => client.removeQueries({ queryKey: draftQueryKey(studyId) }), [client, studyId]);
  return (
    <Loaded query={draft} lines={10}>
      {(first) => <Desk first={first} />}
    </Loaded>
  );
}

/** The header of the admin and the editor's own bar, in pixels. */
const BAR_BOTTOM = 110;

type Pane = 'structure' | 'edit' | 'preview';

function Desk({ first }: { first: ScreenerDraft }): ReactNode {
  const t = useTexts('screener.screener');
  const { id: studyId, languages } = useStudy();
  const { language: mine } = useLanguage();
  const [begun] = useState(first);
  const [language, setLanguage] = useState<TextLanguage>(languages.includes(mine) ? mine : (languages[0] ?? 'nb'));
  const [pane, setPane] = useState<Pane>('structure');
  const [faults, setFaults] = useState(begun.faults);
  const table = useHistory(begun.definition, languages, language, faults);
  const saving = useDraft(studyId, begun, table.definition);
  useEffect(() => setFaults(saving.draft.faults), [saving.draft]);
  useUndoKeys(table.undo, table.redo);
  const { chosen, choose } = table.editing;
  const editor = useRef<HTMLElement>(null);
  const look = (path: typeof chosen): void => {
    choose(path);
    setPane('edit');
    // What was chosen begins at its beginning, wherever the last one had been scrolled to.
    if ((editor.current?.getBoundingClientRect().top ?? 0) < BAR_BOTTOM)
      editor.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <EditingContext.Provider value={table.editing}>
      <div className={classes.desk} data-pane={pane} data-wide={chosen[0] === 'texts' || undefined}>
        <Toolbar table={table} saving={saving} language={language} onLanguage={setLanguage} />
        <FaultsList onGo={look} />
        <SegmentedControl
          className={classes.panes}
          aria-label={t('parts')}
          value={pane}
          onChange={setPane}
          data={[
            { value: 'structure', label: t('structure') },
            { value: 'edit', label: t('edit') },
            { value: 'preview', label: t('preview') },
          ]}
        />
        <section className={classes.structure} aria-label={t('structure')}>
          <Structure onLook={look} onAdded={() => setPane('edit')} />
        </section>
        <section ref={editor} className={classes.chosen} aria-label={t('edit')}>
          <Chosen onLook={look} />
        </section>
        <section className={classes.preview} aria-label={t('preview')}>
          <PhonePreview revision={saving.draft.revision} isBehind={saving.state !== 'saved'} />
        </section>
      </div>
    </EditingContext.Provider>
  );
}
