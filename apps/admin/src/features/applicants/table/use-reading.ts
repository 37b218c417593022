import { useEffect, useRef, useState, type RefObject } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { applicantsRoutes, type ApplicationSummary, type ApplicationView } from '@lytt/shared';
import type { Refused } from '../../../api/call';
import { useAct, useView } from '../../../api/hooks';
import { useStudy } from '../../../ui/study-context';
import { sayRefused } from '../../../ui/toasts';
import type { KeyActs } from '../../../ui/use-keys';
import { useAddress } from '../../../ui/use-address';
import type { Reading } from './applicant-pane';
import { useApplicantActs } from './use-applicant-acts';
import type { Applicants } from './use-applicants';

interface ReadingNow {
  id: string | undefined;
  /** Where they stand in the list as it is now. */
  at: number | undefined;
  query: UseQueryResult<ApplicationView, Refused>;
  view: ApplicationView | undefined;
  open: (item: ApplicationSummary, at: number) => void;
  acts: Pick<Reading, 'onStep' | 'onClose' | 'onRate' | 'onShortlist' | 'onSetAside' | 'onRead'>;
  keys: KeyActs;
  isAsking: boolean;
  stopAsking: () => void;
  setAside: (reason: string) => void;
  note: RefObject<HTMLTextAreaElement | null>;
  tag: RefObject<HTMLInputElement | null>;
  pane: RefObject<HTMLDivElement | null>;
}

/** The one who is read, the way to the next, and what is done to them. One stays open when a filter takes them off the list. */
export function useReading(applicants: Applicants, total: number, blind: boolean): ReadingNow {
  const study = useStudy();
  const { search, go } = useAddress();
  const id = typeof search['who'] === 'string' ? search['who'] : undefined;
  const [lastAt, setLastAt] = useState<number>();
  const [isAsking, setAsking] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const tag = useRef<HTMLInputElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const rate = useAct(applicantsRoutes.rate);
  const act = useApplicantActs();
  const query = useView(applicantsRoutes.application, {
    params: { studyId: study.id, applicationId: id ?? '' },
    query: { blind: blind ? '1' : '0' },
    topics: ['application'],
    enabled: id !== undefined,
  });
  // While the next one is fetched the earlier one still stands there; nothing may be done to it.
  const view = query.data?.id === id ? query.data : undefined;
  // Below the list on narrow screens: whoever is opened there is brought into sight once they are there.
  const bring = useRef(false);
  const shown = view?.id;
  useEffect(() => {
    if (shown === undefined || !bring.current) return;
    pane.current?.scrollIntoView({ block: 'start' });
    bring.current = false;
  }, [shown]);
  const found = [...applicants.here].find(([, item]) => item.id === id)?.[0];

  // Keys come faster than the address changes: the next step counts from the last one.
  const now = useRef({ id, at: found ?? lastAt, inList: found !== undefined });
  useEffect(() => {
    now.current = { id, at: found ?? lastAt, inList: found !== undefined };
  }, [id, found, lastAt]);
  const read = (who: string | undefined, at: number | undefined): void => {
    now.current = { id: who, at, inList: true };
    setLastAt(at);
    go({ ...search, who }, { replace: true });
  };
  const step = async (by: 1 | -1): Promise<void> => {
    const { id: from, at, inList } = now.current;
    // Who has left the list left their place to the next one.
    const wanted = from === undefined || at === undefined ? 0 : !inList && by === 1 ? at : at + by;
    const to = Math.max(0, Math.min(total - 1, wanted));
    const [next] = await applicants.between(to, to).catch(() => []);
    if (next) read(next.id, to);
  };
  const mayRate = study.may('recruitment.rate');
  const mayDecide = study.may('recruitment.decide');
  const onRate = (value: number): void => {
    if (!view || view.state !== 'completed' || !mayRate) return;
    rate.mutate(
      {
        params: { studyId: study.id, applicationId: view.id },
        body: { value: view.myRating === value ? null : value },
      },
      { onError: sayRefused },
    );
  };
  const turn = (status: 'new' | 'shortlisted'): void =>
    view && act({ ids: [view.id] }, { kind: 'status', status, reason: '' });
  const onShortlist = (): void => {
    if (mayDecide) turn(view?.status === 'shortlisted' ? 'new' : 'shortlisted');
  };
  const onSetAside = (): void => {
    if (!mayDecide || !view) return;
    if (view.status === 'set-aside') turn('new');
    else setAsking(true);
  };
  return {
    id,
    at: found,
    query,
    view,
    open: (item, at) => {
      read(item.id, at);
      bring.current = window.matchMedia('(max-width: 62em)').matches;
    },
    acts: {
      onStep: (by) => void step(by),
      onClose: () => read(undefined, undefined),
      onRate,
      onShortlist,
      onSetAside,
      onRead: (who) => read(who, undefined),
    },
    keys: {
      j: () => void step(1),
      k: () => void step(-1),
      ...Object.fromEntries([1, 2, 3, 4, 5].map((value) => [String(value), () => onRate(value)])),
      s: onShortlist,
      x: onSetAside,
      n: () => note.current?.focus(),
      t: () => tag.current?.focus(),
      escape: () => id !== undefined && read(undefined, undefined),
    },
    isAsking,
    stopAsking: () => setAsking(false),
    setAside: (reason) => view && act({ ids: [view.id] }, { kind: 'status', status: 'set-aside', reason }),
    note,
    tag,
    pane,
  };
}
