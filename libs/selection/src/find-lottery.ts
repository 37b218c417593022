import type { Run } from './clock.js';
import type { Cover } from './cover.js';
import { maximin } from './maximin.js';
import type { PanelOracle } from './panel-oracle.js';
import type { Composition } from './person-types.js';
import { fieldOf, type RawLottery } from './raw-lottery.js';
import type { Method } from './version.js';

/** The lottery of a method over all valid panels. */
export async function findLottery(
  method: Method,
  oracle: PanelOracle,
  composition: Composition,
  cover: Cover,
  run: Run,
): Promise<RawLottery> {
  const field = fieldOf(composition, cover);
  if (field.types.length === 0) {
    // Every seat is pinned: there is one panel.
    const certificate = { objective: 'smallestChance', value: 1, bound: 1 } as const;
    return { panels: cover.panels.slice(0, 1), weights: [1], certificate, complete: true };
  }
  switch (method) {
    case 'maximin':
      return maximin(oracle, composition, cover, field, run);
    default:
      throw new RangeError(`method: ${method} is not there yet`);
  }
}
