import { useCallback, useRef, useState } from 'react';
import type { ApplicationSummary } from '@lytt/shared';
import { sayRefused } from '../../../ui/toasts';
import type { Applicants } from './use-applicants';

export interface Selection {
  /** `all`: everybody whom the filter finds, also those who are not fetched. */
  chosen: ReadonlySet<string> | 'all';
  count: number;
  has: (id: string) => boolean;
  /** With `through`, everybody between the last one touched and this one. */
  turn: (item: ApplicationSummary, at: number, on: boolean, through: boolean) => void;
  all: () => void;
  clear: () => void;
}
const NOBODY: ReadonlySet<string> = new Set();

export function useSelection(applicants: Applicants): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string> | 'all'>(NOBODY);
  const last = useRef<number>(undefined);
  const turn: Selection['turn'] = (item, at, on, through) => {
    const from = last.current;
    last.current = at;
    const change = (ids: string[]): void =>
      setChosen((before) => {
        const next = new Set(before === 'all' ? [] : before);
        for (const id of ids)
          if (on) next.add(id);
          else next.delete(id);
        return next;
      });
    if (!through || from === undefined) return change([item.id]);
    void applicants
      .between(Math.min(from, at), Math.max(from, at))
      .then((items) => change(items.map(({ id }) => id)), sayRefused);
  };
  const clear = useCallback(() => setChosen(NOBODY), []);
  return {
    chosen,
    count: chosen === 'all' ? (applicants.total ?? 0) : chosen.size,
    has: (id) => chosen === 'all' || chosen.has(id),
    turn,
    all: () => setChosen('all'),
    clear,
  };
}
