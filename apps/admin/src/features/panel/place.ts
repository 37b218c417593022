import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';

export const TABS = ['quotas', 'settings', 'people', 'why'] as const;
export type Tab = (typeof TABS)[number];
interface Search {
  tab?: Tab;
  /** An earlier draw that is looked at. */
  draw?: string;
}

/** Where one is in Panel stands in the address. Without it: the numbers before a draw, the people after it. */
export function usePlace(anybodyPicked: boolean): { tab: Tab; draw: string | undefined; go: (to: Search) => void } {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const [first] = useState<Tab>(anybodyPicked ? 'people' : 'quotas');
  const go = useCallback(
    (to: Search) => void navigate({ to: '.', search: to as never, resetScroll: false }),
    [navigate],
  );
  return {
    tab: TABS.find((tab) => tab === search['tab']) ?? first,
    draw: typeof search['draw'] === 'string' ? search['draw'] : undefined,
    go,
  };
}
