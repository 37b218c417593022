import type { sourcesRoutes, ViewOf } from '@lytt/shared';
import type { FunnelRow } from '../application/sources.queries.js';

const COUNTS = ['visits', 'started', 'finished', 'qualified', 'refused', 'rated', 'selected'] as const;

/** Where a study's links begin; the source's code follows. */
export const linkBase = (publicUrl: string, slug: string): string => `${publicUrl.replace(/\/$/, '')}/r/${slug}`;

export function funnelView(rows: FunnelRow[], address: string): ViewOf<typeof sourcesRoutes.list> {
  const total = Object.fromEntries(
    COUNTS.map((count) => [count, rows.reduce((sum, row) => sum + row[count], 0)]),
  ) as Record<(typeof COUNTS)[number], number>;
  return { items: rows.map((row) => ({ ...row, link: `${address}/${row.code}` })), total };
}
