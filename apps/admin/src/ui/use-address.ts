import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export type Search = Record<string, unknown>;

/** Where one is stands in the address, so that it can be sent to a colleague and survives a reload. */
export function useAddress(): { search: Search; go: (to: Search, options?: { replace?: boolean }) => void } {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const go = useCallback(
    (to: Search, options: { replace?: boolean } = {}) =>
      void navigate({ to: '.', search: to as never, replace: options.replace ?? false, resetScroll: false }),
    [navigate],
  );
  return { search, go };
}
