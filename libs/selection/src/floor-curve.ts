import { examine, secondsOf } from './check-quotas.js';
import { startRun, TimeLimitError, type Run } from './clock.js';
import { coverPool } from './cover.js';
import type { DrawOptions, FloorPoint } from './draw-types.js';
import { seatsOf } from './explain.js';
import { probabilities, TICKETS, ticketsOf, toLottery } from './lottery.js';
import { maximin } from './maximin.js';
import { totalRating } from './person-types.js';
import type { PanelQuestion } from './pool.js';
import { fieldOf } from './raw-lottery.js';

/** A question about the slider of the rating's floor. Any floor in the question itself is ignored. */
export interface CurveInput extends PanelQuestion {
  /** What a person without a rating counts as, 0–5, whole. */
  unrated: number;
  /** Places of the slider, 2 or more; 8 unless told. */
  points?: number;
  /** 60 000 unless told. */
  timeLimitMs?: number;
}

/** How a curve is watched, point by point, and stopped. */
export interface CurveOptions extends DrawOptions {
  /** Each point as soon as it is known, by rising floor; together they are the result. */
  onPoint?: (point: FloorPoint) => void;
}

const POINTS = 8;

interface Measured {
  point: FloorPoint;
  /** Greatest total of a valid panel. */
  highest: number;
}

/**
 * What a floor on the panel's total rating costs: for floors from none to the greatest total of any valid panel, the
 * smallest chance (by maximin, the quick method) and how many people are left without any. Floors up to the first
 * point's `expectedTotal` cost next to nothing.
 *
 * Each place gets its share of the time; a place whose people without a chance are not known in time is left out.
 * Empty when there is no panel even without a floor. Throws `RangeError` for ratings that are not sound, and
 * `TimeLimitError` when not even the first place is known in time.
 */
export async function floorCurve(input: CurveInput, options: CurveOptions = {}): Promise<FloorPoint[]> {
  const { unrated, points = POINTS } = input;
  if (!Number.isInteger(points) || points < 2) throw new RangeError('points: a whole number from 2');
  const run = startRun(secondsOf(input), options.onProgress, options.signal);
  const first = await measure({ ...input, floor: { total: 0, unrated } }, run, points);
  if (!first) return [];
  if (first === 'late') throw new TimeLimitError('Time ran out before anything was known of the floor');
  const start = Math.floor(first.point.expectedTotal);
  const steps = Math.min(points - 1, Math.max(1, first.highest - start));
  const floors = Array.from({ length: steps }, (_, i) =>
    Math.round(start + ((first.highest - start) * (i + 1)) / steps),
  );
  const curve = [first.point];
  options.onPoint?.(first.point);
  for (const [i, total] of floors.entries()) {
    const next = await measure({ ...input, floor: { total, unrated } }, run, steps - i);
    if (!next || next === 'late') continue;
    curve.push(next.point);
    options.onPoint?.(next.point);
  }
  return curve;
}

/** Undefined where there is no panel. */
async function measure(question: PanelQuestion, run: Run, sharers: number): Promise<Measured | 'late' | undefined> {
  const end = run.remaining() * (1 - 1 / sharers);
  const mine: Run = { ...run, remaining: () => Math.max(0, run.remaining() - end) };
  try {
    return await place(question, mine, run);
  } catch (fault) {
    if (fault instanceof TimeLimitError) return 'late';
    throw fault;
  }
}

async function place(question: PanelQuestion, mine: Run, run: Run): Promise<Measured | undefined> {
  const found = await examine(question, mine.remaining, 0);
  if (!found.feasible) {
    if (found.problems.some(({ kind }) => kind === 'invalidFloor' || kind === 'invalidRating')) {
      throw new RangeError('ratings: whole numbers from 1 to 5, unrated from 0 to 5');
    }
    return undefined;
  }
  const { composition, oracle, first } = found;
  try {
    const cover = await coverPool(oracle, composition, first, mine);
    const field = fieldOf(composition, cover);
    const never = new Set(cover.never);
    const noChance = composition.types.reduce((sum, { ids }, t) => sum + (never.has(t) ? ids.length : 0), 0);
    const raw = await maximin(oracle, composition, cover, field, mine);
    const lottery = toLottery(composition, raw.panels, raw.weights);
    const chances = probabilities(lottery);
    const withChance = field.types.flatMap((t) => composition.types[t]?.ids ?? []);
    const lowestChance = Math.min(1, ...withChance.map((id) => chances[id] ?? 0));
    const totals = lottery.panels.map((panel) => totalRating(composition, seatsOf(composition, panel)));
    const ratings = composition.types.map(({ rating }) => rating);
    const best = oracle.heaviest(ratings, run.remaining(), 0);
    return {
      highest: best.seats ? totalRating(composition, best.seats) : Math.max(...totals),
      point: {
        floor: question.floor?.total ?? 0,
        lowestChance,
        gap: Math.max(0, raw.certificate.bound - lowestChance),
        noChance,
        expectedTotal: totals.reduce((sum, total, p) => sum + total * ticketsOf(lottery, p), 0) / TICKETS,
      } satisfies FloorPoint,
    };
  } finally {
    oracle.dispose();
  }
}
