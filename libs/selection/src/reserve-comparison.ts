import { isDropout, type DropoutModel } from './dropout.js';
import { PanelOracle } from './panel-oracle.js';
import { compose } from './person-types.js';
import type { PanelQuestion, Quota } from './pool.js';
import { RepairTable } from './repair-table.js';
import { seatsByType, simulateDropouts } from './reserves.js';
import { SeededRandom } from './seeded-random.js';
import { loadSolver } from './solver.js';

/** A drawn panel and its reserve list, to be compared with other lists. */
export interface ComparisonInput extends PanelQuestion {
  panel: readonly string[];
  reserves: readonly string[];
  /** People who may not be on a list: they fit in no valid panel. */
  neverSelectable: readonly string[];
  dropout: number | DropoutModel;
  seed: string;
}

/** What a list leaves after a dropout. */
export interface ReserveQuality {
  ids: string[];
  /** Mean over dropouts of the sum over quotas (and the panel's size) of missing or surplus seats / maximum. */
  meanLoss: number;
  /** Share (0–1) of dropouts after which some quota is not kept, whichever reserves are called. */
  brokenShare: number;
}

/** The list as it is, a list of the same length with the quotas scaled down to it, and no list at all. */
export interface ReserveComparison {
  nested: ReserveQuality;
  scaledQuotas: ReserveQuality;
  none: ReserveQuality;
  /** Dropouts that all three were tried on; other ones than the list was made with. */
  dropouts: number;
}

const DROPOUTS = 500;
const SECONDS = 5;

/**
 * How much better a list made on simulated dropouts is than the usual one: people drawn by the quotas scaled to the
 * list's length. Both are tried on 500 dropouts that neither has seen. Throws `RangeError` for chances outside 0–1.
 */
export async function compareReserves(input: ComparisonInput): Promise<ReserveComparison> {
  if (!isDropout(input.dropout)) throw new RangeError('dropout: chances from 0 to 1');
  const composition = compose({ ...input, floor: undefined });
  const seats = seatsByType({ ...input, composition });
  const dropouts = simulateDropouts(seats, input.seed, 'dropouts to compare', DROPOUTS);
  const typeOf = new Map(composition.types.flatMap(({ ids }, t) => ids.map((id) => [id, t] as const)));
  const tried = (ids: string[]): ReserveQuality => {
    const table = new RepairTable(
      composition,
      seats.map(({ t }) => t),
      dropouts,
    );
    for (const id of ids) table.add(typeOf.get(id) ?? 0);
    return { ids, ...table.quality() };
  };
  return {
    nested: tried([...input.reserves]),
    scaledQuotas: tried(await scaledList(input)),
    none: tried([]),
    dropouts: dropouts.length,
  };
}

/** The list nearest to the quotas scaled to its length; people of a type by lot. */
async function scaledList(input: ComparisonInput): Promise<string[]> {
  const { pool, quotas, size, panel, neverSelectable, seed } = input;
  const taken = new Set([...panel, ...neverSelectable, ...(input.exclusions ?? []).map(({ id }) => id)]);
  const rest = pool.filter(({ id }) => !taken.has(id));
  const length = Math.min(input.reserves.length, rest.length);
  if (length === 0) return [];
  const scaled = quotas.map(({ attribute, value, and, min, max }): Quota => {
    const target = ((min + Math.min(max, size)) / 2) * (length / size);
    return { attribute, value, ...(and ? { and } : {}), min: 0, max: length, soft: { target, weight: 1 } };
  });
  const composition = compose({ pool: rest, quotas: scaled, size: length });
  const random = new SeededRandom(seed, 'scaled quotas');
  const anybody = (): string[] => random.choose(rest.map(({ id }) => id).sort(), length);
  if (!composition.soft) return anybody();
  const oracle = new PanelOracle(await loadSolver(), composition);
  try {
    const { seats } = oracle.nearest(SECONDS);
    return seats ? composition.types.flatMap(({ ids }, t) => random.choose(ids, seats[t] ?? 0)) : anybody();
  } finally {
    oracle.dispose();
  }
}
