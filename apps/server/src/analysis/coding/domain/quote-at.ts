import { countCodePoints, sliceByCodePoints } from '@lytt/shared';

export type Quoted = { ok: true; quote: string } | { ok: false; path: 'from' | 'to'; message: string };

/** The words at a place of a text, or why there are none. Offsets in code points, end exclusive. */
export function quoteAt(body: string, from: number, to: number): Quoted {
  const length = countCodePoints(body);
  if (to > length)
    return { ok: false, path: 'to', message: `This version has ${length} characters; the selection ends after them.` };
  if (from >= to) return { ok: false, path: 'from', message: 'The selection ends before it begins.' };
  const quote = sliceByCodePoints(body, from, to);
  if (quote.trim() === '') return { ok: false, path: 'from', message: 'There are no words in this selection.' };
  return { ok: true, quote };
}
