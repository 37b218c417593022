import { startRun } from './clock.js';
import type { DrawInput, DrawOptions } from './draw-types.js';
import { DEFAULT_DROPOUT, isDropout, type DropoutModel } from './dropout.js';
import { compose } from './person-types.js';
import type { PanelQuestion } from './pool.js';
import { chooseReserves } from './reserves.js';

/** A panel that is given, such as the one that dice named, and what its reserve list is made from. */
export interface ReservesInput extends PanelQuestion, Pick<DrawInput, 'maximiseRating'> {
  /** Ids of the panel's members, all in the pool. */
  panel: readonly string[];
  /** People who may not be on the list: they fit in no valid panel. */
  neverSelectable: readonly string[];
  /** Greatest length of the list, 0 or more. */
  reserves: number;
  /** As for the draw; 0.33 unless told. */
  dropout?: number | DropoutModel;
  /** Decides the simulated dropouts and every lot. */
  seed: string;
}

/**
 * The nested reserve list of `drawPanel` beside a panel that is given: for the drawn panel of a draw and its seed, the
 * same list as that draw's. Some seconds for large pools; servers use `reservesForInWorker`.
 *
 * Throws `RangeError` for a panel with people outside the pool, a negative length or chances outside 0–1, and the
 * signal's reason when cancelled.
 */
export async function reservesFor(input: ReservesInput, options: DrawOptions = {}): Promise<string[]> {
  const { pool, panel, reserves, dropout = DEFAULT_DROPOUT } = input;
  if (!Number.isInteger(reserves) || reserves < 0) throw new RangeError('reserves: a whole number from 0');
  if (!isDropout(dropout)) throw new RangeError('dropout: chances from 0 to 1');
  const known = new Set(pool.map(({ id }) => id));
  if (panel.some((id) => !known.has(id))) throw new RangeError('panel: people of the pool');
  // As in the draw: where ratings count for the panel they count among the reserves.
  const unrated = input.floor?.unrated ?? input.maximiseRating?.unrated;
  const composition = compose(
    unrated === undefined ? input : { ...input, floor: { total: 0, ...input.floor, unrated } },
  );
  const barred = new Set(input.neverSelectable);
  const never = [...composition.types.keys()].filter((t) => composition.types[t]?.ids.some((id) => barred.has(id)));
  const run = startRun(Infinity, options.onProgress, options.signal);
  return chooseReserves({ ...input, dropout, composition, never }, run);
}
