import { kappaOfMatrix, type Kappa } from './kappa.js';
import type { Alpha } from './alpha.js';
import type { Undefined } from './values.js';

/** From `start` up to, not including, `end`, in Unicode code points. */
export interface Stretch {
  start: number;
  end: number;
}

/** How many characters each of two coders, or both, gave one code. */
export interface Overlap {
  both: number;
  onlyOne: number;
  onlyOther: number;
  neither: number;
}

/** One text with what each of two coders marked in it with the same code. */
export interface MarkedText {
  length: number;
  one: readonly Stretch[];
  other: readonly Stretch[];
}

/** Characters by who marked them, over all texts; a character marked twice by one coder counts once. */
export function overlapOf(texts: readonly MarkedText[]): Overlap {
  const sum: Overlap = { both: 0, onlyOne: 0, onlyOther: 0, neither: 0 };
  for (const { length, one, other } of texts) {
    const cuts = [...new Set([0, length, ...[...one, ...other].flatMap(({ start, end }) => [start, end])])]
      .filter((cut) => cut >= 0 && cut <= length)
      .sort((left, right) => left - right);
    cuts.slice(1).forEach((end, at) => {
      const start = cuts[at] ?? 0;
      const within = (stretches: readonly Stretch[]): boolean =>
        stretches.some((stretch) => stretch.start <= start && end <= stretch.end);
      const [first, second] = [within(one), within(other)];
      sum[first && second ? 'both' : first ? 'onlyOne' : second ? 'onlyOther' : 'neither'] += end - start;
    });
  }
  return sum;
}

/** Of what either marked, twice what both did (Dice 1945); null where nobody marked anything. */
export function dice({ both, onlyOne, onlyOther }: Overlap): number | null {
  const marked = 2 * both + onlyOne + onlyOther;
  return marked === 0 ? null : (2 * both) / marked;
}

/** Of what either marked, the share that both did (Jaccard 1912); null where nobody marked anything. */
export function jaccard({ both, onlyOne, onlyOther }: Overlap): number | null {
  const either = both + onlyOne + onlyOther;
  return either === 0 ? null : both / either;
}

export const kappaOfOverlap = ({ both, onlyOne, onlyOther, neither }: Overlap): Kappa | Undefined =>
  kappaOfMatrix([
    [both, onlyOne],
    [onlyOther, neither],
  ]);

/** Nominal alpha with every character a unit, marked or not, without making them one by one. */
export function alphaOfOverlap({ both, onlyOne, onlyOther, neither }: Overlap): Alpha | Undefined {
  const units = both + onlyOne + onlyOther + neither;
  if (units === 0) return { defined: false, why: 'no pairs' };
  const values = 2 * units;
  const marked = 2 * both + onlyOne + onlyOther;
  const observed = (onlyOne + onlyOther) / units;
  const expected = (2 * marked * (values - marked)) / (values * (values - 1));
  if (expected === 0) return { defined: false, why: 'one value' };
  return { defined: true, alpha: 1 - observed / expected, observed, expected, units, values };
}
