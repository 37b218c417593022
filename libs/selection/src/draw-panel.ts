import { examine, type Infeasible } from './check-quotas.js';
import { startRun, type Progress, type Run } from './clock.js';
import { coverPool } from './cover.js';
import { hashInput } from './input-hash.js';
import { drawFromLottery, probabilities, toLottery, type Lottery } from './lottery.js';
import { maximin } from './maximin.js';
import type { PanelOracle } from './panel-oracle.js';
import type { Composition, Seats } from './person-types.js';
import { byText, type Person, type Quota } from './pool.js';
import { chooseReserves } from './reserves.js';
import { assertPanel } from './verify.js';
import { METHOD, VERSION } from './version.js';

/** A draw as plain data, so that it can cross to a worker. */
export interface DrawInput {
  pool: readonly Person[];
  quotas: readonly Quota[];
  /** Seats in the panel, 1 or more. */
  size: number;
  /** Greatest length of the reserve list, 0 or more. */
  reserves: number;
  /** Decides every lot; anything but the empty string. Publish it after the draw, never choose it after looking. */
  seed: string;
  /** Chance (0–1) of a panel member to drop out that the reserve list prepares for; 0.33 unless told. */
  dropout?: number;
  /** Seconds after which the lottery is taken as it is, with the gap reached so far; 60 unless told. */
  timeLimitSeconds?: number;
}

/** How a draw is watched and stopped. */
export interface DrawOptions {
  onProgress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

/** A drawn panel with all that is needed to check it. */
export interface DrawnPanel {
  feasible: true;
  /** Ids in text order, `size` of them. */
  panel: string[];
  /** Ids in the order in which to consider them; nobody of the panel, nobody who is never selectable. */
  reserves: string[];
  /** Everybody's chance (0–1) of being drawn before the draw; sums to `size`. */
  probabilities: Record<string, number>;
  /** Smallest chance among those who are selectable at all; above 0. */
  minProbability: number;
  maxProbability: number;
  /** Proven: no lottery could raise `minProbability` by more than this. */
  gap: number;
  /** False when the time limit ended the search; another run might then stop elsewhere and draw another panel. */
  complete: boolean;
  /** Ids of those who sit in no panel that meets the quotas (proven), in text order. */
  neverSelectable: string[];
  lottery: Lottery;
  seed: string;
  /** SHA-256 (hex) of all input but the seed and the time limit. */
  inputHash: string;
  method: typeof METHOD;
  version: string;
  /** Milliseconds taken; the only part that differs between two runs of one complete draw. */
  ms: number;
}

export type DrawResult = DrawnPanel | Infeasible;

const DEFAULT_DROPOUT = 0.33;
const DEFAULT_SECONDS = 60;

/**
 * Draws a panel by the lottery that makes the smallest chance as great as possible (maximin), then a reserve list.
 *
 * The same input and seed give the same panel, in whatever order people and quotas come. The solver blocks the event
 * loop between progress reports: servers use `runInWorker`.
 *
 * Throws `RangeError` for parameters out of range, `TimeLimitError` when time ends before there is any lottery,
 * `InvalidPanelError` when a panel fails the final check, and the signal's reason when cancelled.
 */
export async function drawPanel(input: DrawInput, options: DrawOptions = {}): Promise<DrawResult> {
  const { pool, quotas, size, reserves, seed, dropout = DEFAULT_DROPOUT } = input;
  assertParameters(reserves, seed, dropout, input.timeLimitSeconds ?? DEFAULT_SECONDS);
  const run = startRun(input.timeLimitSeconds ?? DEFAULT_SECONDS, options.onProgress, options.signal);
  await run.step({ stage: 'check', panels: 0, bound: null, value: null });
  const found = await examine(pool, quotas, size, run.remaining());
  if (!found.feasible) return found;
  const { composition } = found;
  const { never, bound, complete, lottery } = await findLottery(found, run);

  const panel = drawFromLottery(lottery, seed).sort(byText);
  assertPanel(panel, pool, quotas, size);
  const chances = probabilities(lottery);
  const neverSelectable = never.flatMap((t) => composition.types[t]?.ids ?? []).sort(byText);
  const { smallest, greatest } = extremes(chances, new Set(neverSelectable));
  const request = { composition, panel, never, reserves, dropout, seed };
  return {
    feasible: true,
    panel,
    reserves: await chooseReserves(request, run),
    probabilities: chances,
    minProbability: smallest,
    maxProbability: greatest,
    gap: Math.max(0, bound - smallest),
    complete,
    neverSelectable,
    lottery,
    seed,
    inputHash: hashInput({ pool, quotas, size, reserves, dropout }),
    method: METHOD,
    version: VERSION,
    ms: run.elapsed(),
  };
}

async function findLottery(found: { composition: Composition; oracle: PanelOracle; first: Seats }, run: Run) {
  const { composition, oracle, first } = found;
  try {
    const cover = await coverPool(oracle, composition, first, run);
    const { panels, weights, bound, complete } = await maximin(oracle, composition, cover, run);
    return { never: cover.never, bound, complete, lottery: toLottery(composition, panels, weights) };
  } finally {
    oracle.dispose();
  }
}

function extremes(chances: Record<string, number>, never: ReadonlySet<string>) {
  let smallest = 1;
  let greatest = 0;
  for (const [id, chance] of Object.entries(chances)) {
    greatest = Math.max(greatest, chance);
    if (!never.has(id)) smallest = Math.min(smallest, chance);
  }
  if (smallest <= 0) throw new Error('Somebody who fits in a valid panel was left without a chance');
  return { smallest, greatest };
}

function assertParameters(reserves: number, seed: string, dropout: number, seconds: number): void {
  if (!Number.isInteger(reserves) || reserves < 0) throw new RangeError('reserves: a whole number from 0');
  if (seed === '') throw new RangeError('seed: not empty');
  if (!(dropout >= 0 && dropout <= 1)) throw new RangeError('dropout: a chance from 0 to 1');
  if (!(seconds > 0)) throw new RangeError('timeLimitSeconds: above 0');
}
