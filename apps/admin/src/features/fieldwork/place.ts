import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { QueueList } from '@lytt/shared';

export const TABS = ['queue', 'stream', 'grid'] as const;
export type Tab = (typeof TABS)[number];

/** Where one is in Fieldwork. It stands in the address, so that it can be sent to a colleague and survives a reload. */
export interface Place {
  tab: Tab;
  list: QueueList;
  post: string | undefined;
  question: string | undefined;
  person: string | undefined;
  mine: boolean;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

export function usePlace(): { place: Place; go: (to: Partial<Place>, options?: { replace?: boolean }) => void } {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const list = QueueList.safeParse(search['list']);
  const place: Place = {
    tab: TABS.find((tab) => tab === search['tab']) ?? 'queue',
    list: list.success ? list.data : 'open',
    post: text(search['post']),
    question: text(search['question']),
    person: text(search['person']),
    mine: search['mine'] === 'yes',
  };
  const go = useCallback(
    (to: Partial<Place>, options: { replace?: boolean } = {}) => {
      const entries = Object.entries(to).map(([name, value]) => [
        name,
        value === true ? 'yes' : value === false ? undefined : value,
      ]);
      const next = (before: Record<string, unknown>): Record<string, unknown> => ({
        ...before,
        ...Object.fromEntries(entries),
      });
      void navigate({ to: '.', search: next as never, replace: options.replace ?? false, resetScroll: false });
    },
    [navigate],
  );
  return { place, go };
}
