import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** The editor without a question: it writes a new one. */
export const NEW = 'new';

interface Search {
  view?: 'list' | undefined;
  /** The question in the editor: its id, or `new`. */
  question?: string | undefined;
  /** Where a new one begins. */
  day?: number | undefined;
  /** The question that is seen as a participant. */
  see?: string | undefined;
}

interface Place extends Search {
  /** What is not named stays. `isSaved`: there is nothing to lose, nobody is asked. `replace`: no step of its own for Back. */
  go: (to: Search, options?: { isSaved?: boolean; replace?: boolean }) => void;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Where one is in the guide stands in the address: it can be sent to a colleague, survives a reload, and Back leads back. */
export function usePlace(): Place {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const go = useCallback<Place['go']>(
    (to, { isSaved = false, replace = false } = {}) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, ...to })) as never,
        resetScroll: false,
        replace,
        ignoreBlocker: isSaved,
      }),
    [navigate],
  );
  return {
    view: search['view'] === 'list' ? 'list' : undefined,
    question: text(search['question']),
    day: typeof search['day'] === 'number' ? search['day'] : undefined,
    see: text(search['see']),
    go,
  };
}
