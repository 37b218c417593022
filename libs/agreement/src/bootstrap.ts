import type { Alpha } from './alpha.js';
import type { Undefined } from './values.js';

/** A whole number 0 ≤ x < bound, every one equally likely. */
export type Below = (bound: number) => number;

/** How sure a figure is, by drawing the units again with replacement. */
export interface Interval {
  /** The 2.5 and 97.5 percentiles. */
  low: number;
  high: number;
  /** The share of draws below .667 and .800, Krippendorff's lines for tentative and for firm conclusions (2004, p. 241). */
  belowTentative: number;
  belowFirm: number;
  /** Draws that gave a figure; the rest held one value only. */
  draws: number;
}

const DRAWS = 2000;
const TENTATIVE = 0.667;
const FIRM = 0.8;

/**
 * A percentile bootstrap over units; null where no draw gave a figure.
 *
 * @param units the values of each unit
 * @param alpha the figure of such units
 * @param below where chance comes from; a seeded one makes the interval repeatable
 */
export function bootstrapInterval<Value>(
  units: readonly (readonly Value[])[],
  alpha: (units: readonly (readonly Value[])[]) => Alpha | Undefined,
  below: Below,
  draws = DRAWS,
): Interval | null {
  const shared = units.filter((unit) => unit.length > 1);
  const figures: number[] = [];
  for (let draw = 0; draw < draws && shared.length > 0; draw++) {
    const again = shared.map(() => shared[below(shared.length)] as readonly Value[]);
    const figure = alpha(again);
    if (figure.defined) figures.push(figure.alpha);
  }
  if (figures.length === 0) return null;
  figures.sort((one, other) => one - other);
  const share = (line: number): number => figures.filter((figure) => figure < line).length / figures.length;
  return {
    low: percentile(figures, 0.025),
    high: percentile(figures, 0.975),
    belowTentative: share(TENTATIVE),
    belowFirm: share(FIRM),
    draws: figures.length,
  };
}

/** Between the two nearest of the sorted figures, in proportion. */
function percentile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}
