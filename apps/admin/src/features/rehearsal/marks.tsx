import type { ReactNode } from 'react';
import type { RehearsedKind } from '@lytt/shared';
import classes from './rehearsal.module.css';

/** Around a middle, as a path: each kind has a shape of its own, so that colour alone tells nothing. */
const SHAPES: Record<RehearsedKind, (x: number, y: number) => string> = {
  opened: (x, y) => `M${x} ${y - 5}v10`,
  closed: (x, y) => `M${x - 3} ${y - 5}h3v10h-3`,
  answered: (x, y) => circle(x, y, 3.5),
  passed: (x, y) => circle(x, y, 3.5),
  probed: (x, y) => `M${x} ${y - 4}l4 7h-8z`,
  'probe-answered': (x, y) => `M${x} ${y - 4}l4 7h-8z`,
  replied: (x, y) => `M${x - 4.5} ${y - 3.5}h9v6h-5l-2.5 2.5v-2.5h-1.5z`,
  'moderator-replied': (x, y) => `M${x - 4.5} ${y - 3.5}h9v6h-5l-2.5 2.5v-2.5h-1.5z`,
  completed: (x, y) => `M${x - 4} ${y}l3 3.5l5.5 -7`,
  left: (x, y) => `M${x - 4} ${y - 4}l8 8m0 -8l-8 8`,
  mail: (x, y) => `M${x - 4.5} ${y - 3}h9v6.5h-9zl4.5 3.5l4.5 -3.5`,
};
const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

export const markAt = (kind: RehearsedKind, x: number, y: number): string => SHAPES[kind](Math.round(x * 10) / 10, y);

/** The mark of a kind within words. */
export const Sign = ({ kind }: { kind: RehearsedKind }): ReactNode => (
  <svg width={14} height={14} viewBox="0 0 14 14" aria-hidden className={classes['sign']}>
    <path d={markAt(kind, 7, 7)} data-kind={kind} className={classes['mark']} />
  </svg>
);
