import type { Run } from './clock.js';
import type { Cover } from './cover.js';
import { goldilocks } from './goldilocks.js';
import { leximin } from './leximin.js';
import { maximin } from './maximin.js';
import { legacy } from './legacy.js';
import { nash } from './nash.js';
import type { PanelOracle } from './panel-oracle.js';
import type { Composition } from './person-types.js';
import { fieldOf, onlyPanel, type RawLottery } from './raw-lottery.js';
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
  if (field.types.length === 0) return onlyPanel(cover);
  switch (method) {
    case 'goldilocks':
      return goldilocks(oracle, composition, cover, field, run);
    case 'leximin':
      return leximin(oracle, composition, cover, field, run);
    case 'maximin':
      return maximin(oracle, composition, cover, field, run);
    case 'nash':
      return nash(oracle, composition, cover, field, run);
    case 'legacy':
      return legacy(composition, field, run);
  }
}
