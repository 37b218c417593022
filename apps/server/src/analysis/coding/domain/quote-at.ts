import { countCodePoints, sliceByCodePoints, type Reason } from '@lytt/shared';
import { because } from '../../../platform/errors/because.js';

export type Quoted = { ok: true; quote: string } | { ok: false; path: 'from' | 'to'; reason: Reason };

/** The words at a place of a text, or why there are none. Offsets in code points, end exclusive. */
export function quoteAt(body: string, from: number, to: number): Quoted {
  const length = countCodePoints(body);
  if (to > length) return { ok: false, path: 'to', reason: because('coding.refusal.selection-too-long', { length }) };
  if (from >= to) return { ok: false, path: 'from', reason: because('coding.refusal.selection-reversed') };
  const quote = sliceByCodePoints(body, from, to);
  if (quote.trim() === '') return { ok: false, path: 'from', reason: because('coding.refusal.selection-empty') };
  return { ok: true, quote };
}
