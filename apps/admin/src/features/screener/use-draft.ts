import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { screenerRoutes, type Json, type ScreenerDraft } from '@lytt/shared';
import { call, Refused } from '../../api/call';

/** `waiting`: typed, not sent yet · `conflict`: somebody else saved in between, so that nothing is sent any more. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'conflict';

export interface DraftSaving {
  state: SaveState;
  /** The server's newest word on the draft. */
  draft: ScreenerDraft;
  fault: Refused | undefined;
  /** Sends what has not been sent; whether everything is saved afterwards. */
  save: () => Promise<boolean>;
  /** Takes the server's draft for what is saved, e.g. after publishing. */
  adopt: (draft: ScreenerDraft, definition: Json) => void;
}

const PAUSE_MS = 1_000;
const RETRY_MS = 10_000;
const CONFLICT = 409;
const keyOf = (studyId: string): string[] => ['screener-draft', studyId];
export const draftQueryKey = (studyId: string): unknown[] => [screenerRoutes.draft.path, { studyId }, {}];

/** A draft that is still on its way when somebody comes back to it must arrive before it is asked for. */
export const useIsLeaving = (studyId: string): boolean => useIsMutating({ mutationKey: keyOf(studyId) }) > 0;

/** Saves a second after the last edit, when the page is hidden, and on leaving. */
export function useDraft(studyId: string, first: ScreenerDraft, definition: Json): DraftSaving {
  const client = useQueryClient();
  const [state, setState] = useState<SaveState>('saved');
  const [draft, setDraft] = useState(first);
  const [fault, setFault] = useState<Refused>();
  const latest = useRef(definition);
  const saved = useRef<Json>(first.definition);
  const revision = useRef(first.revision);
  const running = useRef<Promise<boolean>>(Promise.resolve(true));
  const isLost = useRef(false);

  const { mutateAsync } = useMutation({
    mutationKey: keyOf(studyId),
    mutationFn: (sent: Json) =>
      call(screenerRoutes.saveDraft, {
        params: { studyId },
        body: { definition: { ...sent, form: sent['form'] }, revision: revision.current },
      }),
    onSuccess: (answer) => void client.setQueryData(draftQueryKey(studyId), answer),
  });

  const adopt = useCallback((answer: ScreenerDraft, sent: Json) => {
    revision.current = answer.revision;
    saved.current = sent;
    isLost.current = false;
    setFault(undefined);
    setDraft(answer);
    setState(latest.current === sent ? 'saved' : 'waiting');
  }, []);

  const send = useCallback(async (): Promise<boolean> => {
    const sent = latest.current;
    if (isLost.current) return false;
    if (sent === saved.current) return true;
    setState('saving');
    try {
      adopt(await mutateAsync(sent), sent);
      return true;
    } catch (reason) {
      const refused = reason instanceof Refused ? reason : undefined;
      isLost.current = refused?.problem.status === CONFLICT;
      setFault(refused);
      setState(isLost.current ? 'conflict' : 'failed');
      return false;
    }
  }, [adopt, mutateAsync]);

  // One after the other: two at once would each be the other's "somebody else".
  const save = useCallback((): Promise<boolean> => {
    running.current = running.current.then(send);
    return running.current;
  }, [send]);

  useEffect(() => {
    latest.current = definition;
    if (isLost.current) return;
    if (definition === saved.current) return setState((now) => (now === 'saving' ? now : 'saved'));
    setState((now) => (now === 'saving' ? now : 'waiting'));
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [definition, save]);

  const mayComeRight = fault !== undefined && (fault.problem.status === 0 || fault.problem.status >= 500);
  useEffect(() => {
    if (state !== 'failed' || !mayComeRight) return;
    const timer = setTimeout(() => void save(), RETRY_MS);
    return () => clearTimeout(timer);
  }, [state, mayComeRight, save]);

  useEffect(() => {
    const onHide = (): void => void (document.visibilityState === 'hidden' && save());
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (latest.current === saved.current) return;
      event.preventDefault();
      void save();
    };
    const onOnline = (): void => void save();
    document.addEventListener('visibilitychange', onHide);
    window.addEventListener('beforeunload', onLeave);
    window.addEventListener('online', onOnline);
    return () => {
      document.removeEventListener('visibilitychange', onHide);
      window.removeEventListener('beforeunload', onLeave);
      window.removeEventListener('online', onOnline);
      void save();
    };
  }, [save]);

  return { state, draft, fault, save, adopt };
}
