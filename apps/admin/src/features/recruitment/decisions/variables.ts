import type { Decision } from '@lytt/shared';

const EVERYWHERE = [
  'name',
  'study',
  'firstDay',
  'lastDay',
  'days',
  'contactName',
  'organisation',
  'contactEmail',
] as const;

/** What each mail can fill in for its reader; the server refuses every other name, with the list. */
export const VARIABLES = {
  invited: [...EVERYWHERE, 'button'],
  reserve: EVERYWHERE,
  'not-this-time': [...EVERYWHERE, 'deletedOn'],
} as const satisfies Record<Decision, readonly string[]>;
