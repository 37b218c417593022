import { useQueries, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { applicantsRoutes, type ApplicationSummary, type QueryOf } from '@lytt/shared';
import type { Refused } from '../../../api/call';
import { viewOptions } from '../../../api/hooks';

type Asked = QueryOf<typeof applicantsRoutes.applications>;
const A_PAGE = 100;

export interface Applicants {
  /** The beginning of the list, whose states are the list's. */
  first: UseQueryResult<unknown, Refused>;
  /** How many the filter finds; undefined before the first answer. */
  total: number | undefined;
  fault: Refused | null;
  retry: () => void;
  /** Those who are here now; elsewhere in the list they come when they are looked at. */
  here: ReadonlyMap<number, ApplicationSummary>;
  look: (from: number, to: number) => void;
  /** Fetches whoever stands at these places. */
  between: (from: number, to: number) => Promise<ApplicationSummary[]>;
}

/** A list of thousands, of which only the pages that are looked at are held and kept fresh. */
export function useApplicants(studyId: string, wanted: Asked): Applicants {
  const client = useQueryClient();
  const pageOf = (query: Asked, page: number) =>
    viewOptions(applicantsRoutes.applications, {
      params: { studyId },
      query: { ...query, offset: page * A_PAGE, limit: A_PAGE },
      topics: ['application', 'seat'],
    });
  const [query, setQuery] = useState(wanted);
  const [pages, setPages] = useState<[first: number, last: number]>([0, 0]);

  // The list that stands stays until the first page of the next one is here: nothing blinks while one filters.
  const key = JSON.stringify(wanted);
  useEffect(() => {
    let isNewest = true;
    const next = JSON.parse(key) as Asked;
    void client
      .fetchQuery(pageOf(next, 0))
      .catch(() => undefined)
      .then(() => {
        if (!isNewest) return;
        setQuery(next);
        setPages([0, 0]);
      });
    return () => {
      isNewest = false;
    };
  }, [key, studyId]);

  const numbers = [...new Set([0, ...Array.from({ length: pages[1] - pages[0] + 1 }, (_, at) => pages[0] + at)])];
  const answers = useQueries({ queries: numbers.map((page) => pageOf(query, page)) });
  const news = `${JSON.stringify(query)} ${answers.map((answer, nth) => `${numbers[nth]}:${answer.dataUpdatedAt}`).join()}`;
  const here = useMemo(() => {
    const found = new Map<number, ApplicationSummary>();
    answers.forEach((answer, nth) =>
      answer.data?.items.forEach((item, at) => found.set((numbers[nth] ?? 0) * A_PAGE + at, item)),
    );
    return found;
  }, [news]);
  const look = useCallback((from: number, to: number) => {
    const next: [number, number] = [Math.floor(from / A_PAGE), Math.floor(Math.max(from, to) / A_PAGE)];
    setPages((before) => (before[0] === next[0] && before[1] === next[1] ? before : next));
  }, []);
  const between = async (from: number, to: number): Promise<ApplicationSummary[]> => {
    const found: ApplicationSummary[] = [];
    for (let page = Math.floor(from / A_PAGE); page * A_PAGE <= to; page++) {
      const { items } = await client.ensureQueryData(pageOf(query, page));
      found.push(...items.filter((_, at) => page * A_PAGE + at >= from && page * A_PAGE + at <= to));
    }
    return found;
  };
  const failed = answers.find((answer) => answer.error);
  return {
    first: answers[0] as UseQueryResult<unknown, Refused>,
    total: answers[0]?.data?.total,
    fault: failed?.error ?? null,
    retry: () => void failed?.refetch(),
    here,
    look,
    between,
  };
}
