import type { sourcesRoutes, ViewOf } from '@lytt/shared';
import { STEPS, type Step } from './steps';

export type SourceDay = ViewOf<typeof sourcesRoutes.days>['items'][number];
export type Day = { day: string } & Record<Step, number>;

const DAY_MS = 86_400_000;

/** One row a day over all sources, with the quiet days between the first and the last, which the server does not tell. */
export function everyDay(items: readonly SourceDay[]): Day[] {
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last) return [];
  const byDay = new Map<string, Day>();
  for (let at = Date.parse(first.day); at <= Date.parse(last.day); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    byDay.set(day, { day, visits: 0, started: 0, finished: 0, qualified: 0, selected: 0 });
  }
  for (const item of items) {
    const day = byDay.get(item.day);
    if (day) for (const step of STEPS) day[step] += item[step];
  }
  return [...byDay.values()];
}
