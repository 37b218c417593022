import { codePointsBefore, sliceByCodePoints, unitIndex } from './text-offsets.js';

/** A stretch of a text, in code points, end exclusive. */
export interface Stretch {
  from: number;
  to: number;
}

/** A piece of a text that lies wholly inside or outside of each mark; the pieces joined are the text again. */
export interface Piece extends Stretch {
  text: string;
  /** Positions, in the list of marks given, of those that cover this piece. */
  marks: number[];
}

/** The stretch without white space at its edges; nothing if there is nothing else in it. */
export function withoutEdges(text: string, { from, to }: Stretch): Stretch | undefined {
  const points = [...sliceByCodePoints(text, from, to)];
  const first = points.findIndex((point) => point.trim() !== '');
  if (first < 0) return undefined;
  const last = points.findLastIndex((point) => point.trim() !== '');
  return { from: from + first, to: from + last + 1 };
}

/** What was selected on the screen: two positions in UTF-16 units, in whichever order, become one stretch of words. */
export function stretchSelected(text: string, anchorUnit: number, focusUnit: number): Stretch | undefined {
  const from = codePointsBefore(text, Math.min(anchorUnit, focusUnit));
  const to = codePointsBefore(text, Math.max(anchorUnit, focusUnit));
  return from < to ? withoutEdges(text, { from, to }) : undefined;
}

/** Cuts a text wherever a mark begins or ends, so that overlapping marks can be drawn without nesting. */
export function cutAtMarks(text: string, marks: readonly Stretch[]): Piece[] {
  const length = codePointsBefore(text, text.length);
  const inside = (at: number): boolean => at > 0 && at < length;
  const cuts = [...new Set([0, ...marks.flatMap(({ from, to }) => [from, to]).filter(inside), length])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((from, at) => {
    const to = cuts[at + 1] ?? length;
    const covering = marks.flatMap((mark, index) =>
      mark.from <= from && mark.to >= to && mark.from < mark.to ? [index] : [],
    );
    return { from, to, text: sliceByCodePoints(text, from, to), marks: covering };
  });
}

/** The sentences of a text in reading order, for choosing words by keyboard. */
export function sentencesOf(text: string, language: string): Stretch[] {
  return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)].flatMap(({ index, segment }) => {
    const found = stretchSelected(text, index, index + segment.length);
    return found ? [found] : [];
  });
}

/** Lanes for marks that overlap: each gets the lowest that is free along its whole length. */
export function lanesOf(marks: readonly Stretch[]): number[] {
  const lanes: number[] = [];
  for (const [index, mark] of marks.entries()) {
    const taken = new Set(
      marks.slice(0, index).flatMap((other, at) => (other.from < mark.to && mark.from < other.to ? [lanes[at]] : [])),
    );
    let lane = 0;
    while (taken.has(lane)) lane++;
    lanes.push(lane);
  }
  return lanes;
}

/** The UTF-16 span of a stretch, for whoever must speak to JavaScript strings again. */
export const unitsOf = (text: string, { from, to }: Stretch): { start: number; end: number } => ({
  start: unitIndex(text, from),
  end: unitIndex(text, to),
});
