import type { Localized, PlainDate } from './official-names.js';
import { whatBecameOf } from './municipalities.js';
import type { Municipality } from './register.js';

/** How a value is derived, as data, so that a screen can show the rule next to what came of it. */
export interface Rule<Value> {
  /** The rule in one or two sentences. */
  readonly text: Localized;
  readonly asOf: PlainDate;
  /** In the order in which a list shows them. */
  readonly values: readonly Value[];
}

/**
 * The one value that all municipalities share which a code has become; undefined where they differ or there is none.
 * Figures are kept for the municipalities in force on `DATA_DATE`, so an older code is read through what it became.
 */
export function sharedValue<Key>(
  code: string,
  asOf: string,
  valueOf: (unit: Municipality) => Key | undefined,
): Key | undefined {
  const found = new Set(whatBecameOf(code, asOf).map(valueOf));
  return found.size === 1 ? [...found][0] : undefined;
}
