import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useRef } from 'react';
import type { BodyOf, QueryOf, Route, ViewOf } from '@lytt/shared';
import { call, Refused } from './call';

export interface ViewOptions<R extends Route> {
  params?: Record<string, string>;
  query?: QueryOf<R>;
  /** Topics of live news that make this view stale, e.g. `['post', 'clarity']`. */
  topics?: string[];
  enabled?: boolean;
}

const POLL_MS = 30_000;

/** How a view is asked for: the same key and the same patience, whoever asks. */
export const viewOptions = <R extends Route>(
  route: R,
  options: ViewOptions<R> = {},
): UseQueryOptions<ViewOf<R>, Refused> => ({
  queryKey: [route.path, options.params ?? {}, options.query ?? {}],
  queryFn: ({ signal }) =>
    call(route, {
      ...(options.params ? { params: options.params } : {}),
      ...(options.query === undefined ? {} : { query: options.query }),
      signal,
    }),
  enabled: options.enabled ?? true,
  meta: { topics: options.topics ?? [] },
  ...(options.topics?.length ? { refetchInterval: POLL_MS } : {}),
  retry: (count, fault) => count < 2 && !(fault.problem.status >= 400 && fault.problem.status < 500),
});

/** A view of the server, kept fresh by live news and, should those be lost, by asking again. */
export function useView<R extends Route>(route: R, options: ViewOptions<R> = {}): UseQueryResult<ViewOf<R>, Refused> {
  return useQuery<ViewOf<R>, Refused>({ ...viewOptions(route, options), placeholderData: (before) => before });
}

export interface Act<R extends Route> {
  params?: Record<string, string>;
  query?: QueryOf<R>;
  body?: BodyOf<R>;
}

/**
 * Something done on the server; afterwards every view of the same study is asked for again. A button pressed twice is waited for
 * by both: it is shown as busy a moment after the first press, and a double click is quicker.
 */
export function useAct<R extends Route>(route: R): UseMutationResult<ViewOf<R>, Refused, Act<R>> {
  const client = useQueryClient();
  const last = useRef<{ act: Act<R>; answer: Promise<ViewOf<R>> }>(undefined);
  return useMutation<ViewOf<R>, Refused, Act<R>>({
    mutationFn: (act) => {
      if (last.current && isSame(last.current.act, act)) return last.current.answer;
      const asked = { act, answer: call<R>(route, act) };
      last.current = asked;
      const forget = (): void => void (last.current === asked && (last.current = undefined));
      asked.answer.then(forget, forget);
      return asked.answer;
    },
    // Not waited for: what was typed is cleared at once, while the views come anew.
    onSettled: () => void client.invalidateQueries(),
  });
}

const isSame = (one: Act<Route>, other: Act<Route>): boolean =>
  !((other.body as unknown) instanceof Uint8Array) && JSON.stringify(one) === JSON.stringify(other);
