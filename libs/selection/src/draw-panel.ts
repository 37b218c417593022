import { examine, secondsOf, type Examined } from './check-quotas.js';
import { startRun, TimeLimitError, type Run } from './clock.js';
import { coverPool } from './cover.js';
import type { DrawInput, DrawOptions, DrawResult } from './draw-types.js';
import { DEFAULT_DROPOUT, isDropout } from './dropout.js';
import { reportQuotas, seatsOf } from './explain.js';
import { findLottery } from './find-lottery.js';
import { hashInput } from './input-hash.js';
import { drawFromLottery, probabilities, TICKETS, ticketsOf, toLottery, type Lottery } from './lottery.js';
import { neverCauses } from './never-causes.js';
import { PanelOracle } from './panel-oracle.js';
import { softDistance, totalRating, type Composition } from './person-types.js';
import { byText } from './pool.js';
import { chooseReserves } from './reserves.js';
import { loadSolver } from './solver.js';
import { assertPanel, assertSeats } from './verify.js';
import { DEFAULT_METHOD, METHODS, VERSION } from './version.js';

/** Neither the best-rated panel nor the certificate of any other lottery is looked for more exactly than this. */
const EXACT = 0;

/**
 * Draws a panel by the fairest lottery in the sense of the method, then a reserve list.
 *
 * The same input and seed give the same panel, in whatever order people and quotas come. The solver blocks the event
 * loop between progress reports: servers use `runInWorker`.
 *
 * Throws `RangeError` for parameters out of range, `TimeLimitError` when time ends before there is any lottery,
 * `InvalidPanelError` when a panel fails the final check, and the signal's reason when cancelled.
 */
export async function drawPanel(asked: DrawInput, options: DrawOptions = {}): Promise<DrawResult> {
  const input = { ...asked, method: asked.method ?? DEFAULT_METHOD, dropout: asked.dropout ?? DEFAULT_DROPOUT };
  assertParameters(input);
  const run = startRun(secondsOf(input), options.onProgress, options.signal);
  await run.step({ stage: 'check', panels: 0, bound: null, value: null });
  const floor = input.floor ?? (input.maximiseRating ? { total: 0, unrated: input.maximiseRating.unrated } : undefined);
  let question = { ...input, ...(floor ? { floor } : {}) };
  let found = await examine(question, run.remaining);
  if (!found.feasible) return found;
  let withoutMaximum: string[] = [];
  if (input.maximiseRating && floor) {
    const raised = await raiseFloor(found, run);
    withoutMaximum = raised.selectable;
    question = { ...question, floor: { ...floor, total: raised.total } };
    found = raised.examined;
  }
  const { composition, leastSoft } = found;
  const { never, lottery, certificate, complete } = await lotteryFor(found, input.method, run);

  const panel = drawFromLottery(lottery, input.seed).sort(byText);
  assertPanel(panel, question);
  const members = new Set(panel);
  const drawn = composition.types.map((type) => type.ids.filter((id) => members.has(id)).length);
  assertSeats(composition, drawn);
  const excluded = [...(input.exclusions ?? [])].sort((a, b) => byText(a.id, b.id));
  const chances = { ...probabilities(lottery), ...Object.fromEntries(excluded.map(({ id }) => [id, 0])) };
  const neverSelectable = never.flatMap((t) => composition.types[t]?.ids ?? []).sort(byText);
  const out = new Set(neverSelectable);
  const selectable = Object.entries(chances).filter(([id]) => !out.has(id) && !excluded.some((each) => each.id === id));
  const reserves = await chooseReserves({ ...input, composition, panel, never }, run);
  return {
    feasible: true,
    panel,
    reserves,
    probabilities: chances,
    minProbability: selectable.reduce((least, [, chance]) => Math.min(least, chance), 1),
    maxProbability: Math.max(...Object.values(chances)),
    gap: Math.abs(certificate.bound - certificate.value),
    certificate,
    complete,
    neverSelectable,
    neverCauses: await neverCauses(composition, never, run.remaining),
    excluded,
    shutOut: withoutMaximum.filter((id) => out.has(id)),
    quotas: reportQuotas(composition, lottery, drawn),
    rating: question.floor
      ? {
          floor: question.floor.total,
          drawn: totalRating(composition, drawn),
          expected: meanOver(lottery, (panel) => totalRating(composition, seatsOf(composition, panel))),
        }
      : null,
    soft: composition.soft
      ? { least: leastSoft ?? 0, allowed: composition.soft.limit, drawn: softDistance(composition, drawn) }
      : null,
    lottery,
    seed: input.seed,
    inputHash: hashInput(input),
    method: input.method,
    version: VERSION,
    ms: run.elapsed(),
  };
}

async function lotteryFor(found: Examined, method: NonNullable<DrawInput['method']>, run: Run) {
  const { composition, oracle, first } = found;
  try {
    const cover = await coverPool(oracle, composition, first, run);
    const { panels, weights, certificate, complete } = await findLottery(method, oracle, composition, cover, run);
    panels.forEach((seats) => assertSeats(composition, seats));
    return { never: cover.never, certificate, complete, lottery: toLottery(composition, panels, weights) };
  } finally {
    oracle.dispose();
  }
}

/** The greatest total rating of a valid panel as the new floor, and who had a chance before there was one. */
async function raiseFloor({ composition, oracle, first, leastSoft }: Examined, run: Run) {
  try {
    const cover = await coverPool(oracle, composition, first, run);
    const never = new Set(cover.never);
    const best = oracle.heaviest(
      composition.types.map(({ rating }) => rating),
      run.remaining(),
      EXACT,
    );
    if (best.outcome !== 'optimal') throw new TimeLimitError('Time ran out while looking for the best-rated panel');
    const seats = best.seats ?? first;
    const total = totalRating(composition, seats);
    const sides = composition.sides.map((side) =>
      side.rule.rule === 'floor' ? { ...side, rule: { rule: 'floor' as const, total }, lower: total } : side,
    );
    const raised: Composition = { ...composition, sides };
    return {
      total,
      selectable: composition.types.flatMap((type, t) => (never.has(t) ? [] : type.ids)).sort(byText),
      examined: {
        feasible: true,
        composition: raised,
        oracle: new PanelOracle(await loadSolver(), raised),
        first: seats,
        leastSoft,
      } satisfies Examined,
    };
  } finally {
    oracle.dispose();
  }
}

function meanOver(lottery: Lottery, measure: (panel: readonly number[]) => number): number {
  return lottery.panels.reduce((sum, panel, p) => sum + measure(panel) * ticketsOf(lottery, p), 0) / TICKETS;
}

function assertParameters(input: DrawInput & Required<Pick<DrawInput, 'method' | 'dropout'>>): void {
  const { reserves, seed, dropout, method } = input;
  if (!METHODS.includes(method)) throw new RangeError(`method: one of ${METHODS.join(', ')}`);
  if (!Number.isInteger(reserves) || reserves < 0) throw new RangeError('reserves: a whole number from 0');
  if (seed === '') throw new RangeError('seed: not empty');
  if (!isDropout(dropout)) throw new RangeError('dropout: chances from 0 to 1');
  const unrated = input.maximiseRating?.unrated ?? 0;
  if (!Number.isInteger(unrated) || unrated < 0 || unrated > 5) throw new RangeError('unrated: a whole number 0–5');
  if (!(secondsOf(input) > 0)) throw new RangeError('timeLimitMs: above 0');
}
