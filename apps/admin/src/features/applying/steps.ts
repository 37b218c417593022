import type { FunnelCounts } from '@lytt/shared';

/** The funnel as it is drawn: each step is a part of the one before. */
export const STEPS = ['visits', 'started', 'finished', 'qualified', 'selected'] as const;
export type Step = (typeof STEPS)[number];
/** Everything that is counted, for tables. */
export const COUNTS = [
  'visits',
  'started',
  'finished',
  'refused',
  'qualified',
  'rated',
  'selected',
] as const satisfies readonly (keyof FunnelCounts)[];
