import { clockOf } from './check-quotas.js';
import type { Replacement, ReplacementInput, Unmet } from './draw-types.js';
import { panelRows, seatColumns, sideRows } from './panel-oracle.js';
import { compose, type Composition, type Seats } from './person-types.js';
import { counts, nameOf, type Person, type Quota } from './pool.js';
import { stepWeight } from './relaxation.js';
import { buildModel, loadSolver, solve, type Column, type Row } from './solver.js';

const MILLISECONDS = 2000;
/** A missing point of the rating's floor, beside a missing seat of a quota (1 and more). */
const POINT = 0.05;
/** Weights of missed quotas are sums of fractions; what is nearer than this is equal. */
const SAME = 1e-6;

/**
 * Whom to ask for an empty seat: with the confirmed fixed, all empty seats are filled from everybody still available so
 * that the quotas are missed by as little as possible (weighted as in `cheapestRelaxations`, so small groups come
 * first); the one of them who mends most at once is asked first, equal ones by their order among the available.
 *
 * Exclusions, groups apart and maxima of 0 are kept strictly, pins are left aside (a pinned person is confirmed or is not coming),
 * and a floor counts as far as it can be reached. Some milliseconds; the event loop stands still in that time. People
 * who are not in the pool are passed over. Expects quotas as `checkQuotas` accepts them.
 */
export async function nextReplacement(input: ReplacementInput): Promise<Replacement> {
  const { pool, quotas, size } = input;
  const people = new Map(pool.map((person) => [person.id, person]));
  const confirmed = [...new Set(input.confirmed)].flatMap((id) => people.get(id) ?? []);
  const free = candidates(input, people);
  const before = unmet(quotas, confirmed);
  const empty = size - confirmed.length;
  const none = { id: null, seatsLeft: Math.max(0, empty), plan: [], before, helps: [], staysBroken: before };
  if (empty <= 0) return { ...none, reason: 'noSeatEmpty' };
  if (free.length === 0) return { ...none, reason: 'nobodyAvailable' };

  const planned = (await fill(input, confirmed, free)) ?? free.slice(0, empty);
  const plan = inOrderOfHelp(planned, confirmed, quotas);
  const staysBroken = unmet(quotas, [...confirmed, ...plan]);
  const first = plan[0];
  if (!first) return { ...none, reason: 'nobodyAvailable' };
  return {
    id: first.id,
    reason: staysBroken.length === 0 && plan.length === empty ? 'restoresBalance' : 'nearestToBalance',
    seatsLeft: empty - 1,
    plan: plan.map(({ id }) => id),
    before,
    helps: before.filter(({ bound, ...quota }) => bound === 'min' && counts(quota, first)),
    staysBroken,
  };
}

/** Who may be asked without breaking a strict rule, in the order given. A maximum of 0 is how organisers exclude people. */
function candidates(
  { available, confirmed, quotas, exclusions = [], apart = [] }: ReplacementInput,
  people: Map<string, Person>,
) {
  const shut = quotas.filter(({ max }) => max === 0);
  const seated = new Set(confirmed);
  const out = new Set([...confirmed, ...exclusions.map(({ id }) => id)]);
  for (const group of apart) if (group.some((id) => seated.has(id))) group.forEach((id) => out.add(id));
  return [...new Set(available)]
    .filter((id) => !out.has(id))
    .flatMap((id) => people.get(id) ?? [])
    .filter((person) => !shut.some((quota) => counts(quota, person)));
}

/** The people who fill the empty seats best; undefined when time ran out before any were found. */
async function fill(input: ReplacementInput, confirmed: readonly Person[], free: readonly Person[]) {
  const { quotas, apart = [], floor, timeLimitMs = MILLISECONDS } = input;
  const ids = new Set(free.map(({ id }) => id));
  const groups = apart.map((group) => group.filter((id) => ids.has(id))).filter((group) => group.length > 1);
  const kept = confirmed.map(({ id }) => id);
  const composition = compose({
    pool: [...confirmed, ...free],
    quotas: quotas.map((quota) => ({ ...quota, soft: undefined })),
    size: input.size,
    pins: kept,
    apart: groups,
    ...(floor ? { floor } : {}),
  });
  const place = new Map(free.map(({ id }, at) => [id, at]));
  const seats = await leastMissed(composition, place, timeLimitMs / 1000);
  return (
    seats &&
    composition.types.flatMap((type, t): Person[] => {
      if (type.pinned) return [];
      const members = [...type.ids].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
      return members.slice(0, seats[t] ?? 0).flatMap((id) => free[place.get(id) ?? -1] ?? []);
    })
  );
}

async function leastMissed(
  composition: Composition,
  place: ReadonlyMap<string, number>,
  seconds: number,
): Promise<Seats | undefined> {
  const { types, quotas, size } = composition;
  const first = types.map(({ ids }) => Math.min(...ids.map((id) => place.get(id) ?? 0)));
  // As many as there are: a seat that nobody can take is dearer than any quota.
  const emptySeat: Column = { cost: 10 * (1 + quotas.length), lower: 0, upper: size };
  const missing: Column[] = quotas.map(({ min }) => ({
    cost: stepWeight('min', Math.max(1, min)),
    lower: 0,
    upper: min,
  }));
  const surplus: Column[] = quotas.map(({ max }) => ({ cost: stepWeight('max', max), lower: 0, upper: Infinity }));
  const points: Column = { cost: POINT, lower: 0, upper: Infinity, continuous: true };
  const [empty, from] = [types.length, types.length + 1];
  const [all, ...rows] = panelRows(composition);
  const elastic = rows.flatMap((row, q): Row[] => [
    { ...row, upper: Infinity, columns: [...row.columns, from + q], values: [...row.values, 1] },
    { ...row, lower: -Infinity, columns: [...row.columns, from + quotas.length + q], values: [...row.values, -1] },
  ]);
  const sides = sideRows(composition).map((row, s): Row =>
    composition.sides[s]?.rule.rule === 'floor'
      ? { ...row, columns: [...row.columns, from + 2 * quotas.length], values: [...row.values, 1] }
      : row,
  );
  const whole: Row[] = all ? [{ ...all, columns: [...all.columns, empty], values: [...all.values, 1] }] : [];
  const highs = await loadSolver();
  const columns = [...seatColumns(composition), emptySeat, ...missing, ...surplus, points];
  const model = buildModel(highs, columns, [...whole, ...elastic, ...sides], { maximise: false, integer: true });
  const found = (): number[] | undefined =>
    model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible
      ? Array.from(model.getSolution().colValue.slice(0, types.length), (value) => Math.round(value))
      : undefined;
  const left = clockOf(seconds);
  try {
    model.options.set({ mip_rel_gap: 0, mip_abs_gap: 0 });
    const outcome = solve(highs, model, left());
    const best = found();
    if (!best || outcome !== 'optimal') return best;
    // Once more for the order among all that miss as little: as a small price beside the quotas it would drown in the
    // solver's tolerances.
    const missed = columns.flatMap(({ cost }, at) => (cost > 0 ? [at] : []));
    const prices = missed.map((at) => columns[at]?.cost ?? 0);
    model.addRow(-Infinity, model.getObjectiveValue() + SAME, { indices: missed, values: prices });
    model.changeColsCost({ kind: 'range', from: 0, to: columns.length - 1 }, [
      ...first,
      ...columns.slice(types.length).map(() => 0),
    ]);
    return solve(highs, model, left()) === 'optimal' ? (found() ?? best) : best;
  } finally {
    model.dispose();
  }
}

/** One after another whoever lowers the weighted misses most; equal ones as they come. */
function inOrderOfHelp(planned: readonly Person[], confirmed: readonly Person[], quotas: readonly Quota[]): Person[] {
  const left = [...planned];
  const seated = [...confirmed];
  const order: Person[] = [];
  while (left.length > 0) {
    const costs = left.map((person) => missedBy(quotas, [...seated, person]));
    const best = costs.reduce((least, cost, at) => (cost < (costs[least] ?? Infinity) - 1e-9 ? at : least), 0);
    const [person] = left.splice(best, 1);
    if (!person) break;
    order.push(person);
    seated.push(person);
  }
  return order;
}

function missedBy(quotas: readonly Quota[], panel: readonly Person[]): number {
  return quotas.reduce((sum, quota) => {
    const seats = panel.filter((person) => counts(quota, person)).length;
    const { min, max } = quota;
    return sum + Math.max(0, min - seats) * stepWeight('min', Math.max(1, min)) + Math.max(0, seats - max);
  }, 0);
}

function unmet(quotas: readonly Quota[], panel: readonly Person[]): Unmet[] {
  return quotas.flatMap((quota): Unmet[] => {
    const seats = panel.filter((person) => counts(quota, person)).length;
    if (seats < quota.min) return [{ ...nameOf(quota), bound: 'min', wanted: quota.min, seats }];
    return seats > quota.max ? [{ ...nameOf(quota), bound: 'max', wanted: quota.max, seats }] : [];
  });
}
