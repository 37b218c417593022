import type { Stretch } from './stretches.js';
import type { Undefined } from './values.js';

export interface UnitizingAlpha {
  defined: true;
  alpha: number;
  observed: number;
  expected: number;
}

/**
 * The older alpha for unitizing one value, which looks at squared differences of place and length (Krippendorff, Content
 * Analysis, 2004, section 11.6, equations for D_o and D_e of a category).
 *
 * @param begin where the continuum starts
 * @param length how long it is
 * @param coders the stretches that each coder gave the value, not overlapping
 */
export function unitizingAlpha2004(
  begin: number,
  length: number,
  coders: readonly (readonly Stretch[])[],
): UnitizingAlpha | Undefined {
  const rows = coders.map((stretches) => partsOf(begin, length, stretches));
  if (rows.length < 2) return { defined: false, why: 'no pairs' };
  const observed = observedDifference(rows) / (rows.length * (rows.length - 1) * length ** 2);
  const expected = expectedDifference(rows, length);
  if (expected === 0) return { defined: false, why: 'one value' };
  return { defined: true, alpha: 1 - observed / expected, observed, expected };
}

interface Part extends Stretch {
  marked: boolean;
}

function partsOf(begin: number, length: number, stretches: readonly Stretch[]): Part[] {
  const parts: Part[] = [];
  let at = begin;
  for (const { start, end } of [...stretches].sort((one, other) => one.start - other.start)) {
    if (start > at) parts.push({ start: at, end: start, marked: false });
    parts.push({ start, end, marked: true });
    at = end;
  }
  if (at < begin + length) parts.push({ start: at, end: begin + length, marked: false });
  return parts;
}

const size = ({ start, end }: Stretch): number => end - start;

function difference(one: Part, other: Part): number {
  const within = (inner: Part, outer: Part): boolean => outer.start <= inner.start && inner.end <= outer.end;
  if (one.marked && other.marked)
    return one.start < other.end && other.start < one.end
      ? (one.start - other.start) ** 2 + (one.end - other.end) ** 2
      : 0;
  if (one.marked && within(one, other)) return size(one) ** 2;
  if (other.marked && within(other, one)) return size(other) ** 2;
  return 0;
}

const observedDifference = (rows: readonly Part[][]): number =>
  rows
    .flatMap((row, at) =>
      rows
        .filter((_, against) => against !== at)
        .flatMap((other) => row.flatMap((one) => other.map((part) => [one, part] as const))),
    )
    .reduce((sum, [one, part]) => sum + difference(one, part), 0);

function expectedDifference(rows: readonly Part[][], length: number): number {
  const marked = rows.flat().filter((part) => part.marked);
  const gaps = rows.flat().filter((part) => !part.marked);
  const whole = rows.length * length;
  const sum = marked.reduce((total, part) => {
    const own = size(part);
    const meeting = ((marked.length - 1) / 3) * (2 * own ** 3 - 3 * own ** 2 + own);
    const missing = gaps.reduce((places, gap) => places + Math.max(0, size(gap) - own + 1), 0);
    return total + meeting + own ** 2 * missing;
  }, 0);
  const spent = marked.reduce((total, part) => total + size(part) * (size(part) - 1), 0);
  return ((2 / length) * sum) / (whole * (whole - 1) - spent);
}
