/**
 * Text offsets: everywhere in storage and contract a position is a number of Unicode code points from the start of the
 * plain text of one frozen version, end exclusive. JavaScript strings count UTF-16 units; these two convert at the edges.
 */

/** Code points before the UTF-16 index `unit`. An index inside a surrogate pair counts as before the pair. */
export function codePointsBefore(text: string, unit: number): number {
  let points = 0;
  for (let at = 0; at < Math.min(unit, text.length); points++) {
    const step = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    if (at + step > unit) break;
    at += step;
  }
  return points;
}

/** The UTF-16 index at which code point number `points` begins; the text's length when there are fewer. */
export function unitIndex(text: string, points: number): number {
  let at = 0;
  for (let seen = 0; seen < points && at < text.length; seen++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

/** The words between two offsets in code points, end exclusive. */
export const sliceByCodePoints = (text: string, from: number, to: number): string =>
  text.slice(unitIndex(text, from), unitIndex(text, to));

export const countCodePoints = (text: string): number => codePointsBefore(text, text.length);
