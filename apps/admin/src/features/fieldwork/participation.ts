import { type discussionRoutes, type ParticipationState, type ViewOf } from '@lytt/shared';

export type Grid = ViewOf<typeof discussionRoutes.grid>;
export type Seat = Grid['seats'][number];
export type Cell = Seat['cells'][number];

/** Each state has a sign of its own shape; colour only underlines it. */
export const SIGN: Record<ParticipationState, string> = {
  answered: '●',
  skipped: '–',
  late: '◔',
  missing: '!',
  open: '○',
  coming: '·',
  before: '‹',
  left: '×',
  'not-asked': '∅',
};
/** Said in words in the cell as well: these need somebody. */
export const SAID = new Set<ParticipationState>(['late', 'missing']);
const COUNTED = new Set<ParticipationState>(['answered', 'skipped']);
const ASKED = new Set<ParticipationState>(['answered', 'skipped', 'late', 'missing', 'open']);

export const done = (cells: Cell[]): { done: number; all: number } => ({
  done: cells.filter((cell) => COUNTED.has(cell.state)).length,
  all: cells.filter((cell) => ASKED.has(cell.state)).length,
});
