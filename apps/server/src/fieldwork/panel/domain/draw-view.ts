import type { DrawnPanel, QuotaReport as LibraryReport } from '@lytt/selection';
import type { DrawExplanation, DrawRecord, DrawSummary, DrawView, PickedPerson, QuotaReport } from '@lytt/shared';
import { explain } from '@lytt/selection';
import { drawnPanel, lotteryOf, withPanel, type DrawRow } from './draw-record.js';
import { problemView, relaxationSets, ruleView, type PlanSize } from './named-rules.js';
import { nameOf } from './quota-name.js';

const STEPS = 20;

export function drawSummary(row: DrawRow): DrawSummary {
  const { stage, panels, bound, value, gap } = row.progress;
  return {
    id: row.id,
    state: row.state,
    method: row.method,
    seed: row.seed,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    requestedBy: row.requestedBy,
    poolSize: row.input.pool.length,
    seats: row.input.kept?.plan.seats ?? row.input.size,
    invite: row.input.size,
    reserves: row.input.reserves,
    progress: stage
      ? { stage, panels: panels ?? 0, bound: bound ?? null, value: value ?? null, gap: gap ?? null }
      : null,
    confirmed: row.confirmed,
    numbered: row.numbered === null ? null : { panels: row.numbered, number: row.number },
  };
}

const planSize = ({ input }: DrawRow): PlanSize => ({
  seats: input.kept?.plan.seats ?? input.size,
  quotas: input.kept?.plan.quotas ?? input.quotas,
  invite: input.size,
});

/** `rules`: those that the draw followed, looked up where their reasons can be erased. */
export function drawView(row: DrawRow, rules: DrawView['rules']): DrawView {
  const { result } = row;
  const refused = result && 'feasible' in result && !result.feasible ? result : undefined;
  return {
    ...drawSummary(row),
    quotas: planSize(row).quotas,
    relaxations: row.input.kept?.relaxations ?? [],
    rules,
    apart: row.input.kept?.plan.apart ?? [],
    record: recordOf(row),
    people: pickedPeople(row),
    problems: refused?.problems.map(problemView) ?? [],
    conflict: refused?.conflict?.map(ruleView) ?? [],
    alternatives: relaxationSets(refused?.alternatives ?? [], planSize(row)),
    fault: result && 'fault' in result ? result.fault : null,
  };
}

export const quotaReport = (report: LibraryReport): QuotaReport => ({
  ...nameOf(report),
  min: report.min,
  max: report.max,
  available: report.available,
  expected: report.expected,
  drawn: report.drawn,
  tight: report.tight,
});

function recordOf(row: DrawRow): DrawRecord | null {
  const lottery = lotteryOf(row);
  if (!lottery) return null;
  // A draw in public has nobody until its number is known: not even as a count.
  const drawn = drawnPanel(row) ?? withPanel(lottery, row.input, []);
  const { numbers, reserveQuality } = row.extras;
  const chances = numbers?.chances ?? Object.values(lottery.probabilities);
  return {
    minProbability: numbers?.minProbability ?? lottery.minProbability,
    maxProbability: numbers?.maxProbability ?? lottery.maxProbability,
    gap: lottery.gap,
    certificate: lottery.certificate,
    complete: lottery.complete,
    neverSelectable: lottery.neverSelectable.length,
    neverCauses: lottery.neverCauses.map(({ ids, causes }) => ({ people: ids.length, causes: causes.map(ruleView) })),
    excluded: lottery.excluded.length,
    shutOut: lottery.shutOut.length,
    quotas: drawn.quotas.map(quotaReport),
    rating: drawn.rating,
    soft: drawn.soft,
    chances: histogram(chances),
    reserveQuality: reserveQuality ?? null,
    panels: lottery.lottery.panels.length,
    rounding: numbers?.largestDeviation ?? null,
    inputHash: lottery.inputHash,
    version: lottery.version,
    ms: lottery.ms,
  };
}

/** People with a chance, in equal steps up to the greatest. */
export function histogram(chances: readonly number[]): DrawRecord['chances'] {
  const some = chances.filter((chance) => chance > 0);
  const most = Math.max(0, ...some);
  if (most === 0) return [];
  const people = Array<number>(STEPS).fill(0);
  for (const chance of some) {
    const step = Math.min(STEPS, Math.max(1, Math.ceil((chance / most) * STEPS - 1e-9))) - 1;
    people[step] = (people[step] ?? 0) + 1;
  }
  return people.map((count, step) => ({ upTo: most * ((step + 1) / STEPS), people: count }));
}

function pickedPeople(row: DrawRow): PickedPerson[] {
  const drawn = drawnPanel(row);
  if (!drawn) return [];
  const pool = new Map(row.input.pool.map((person) => [person.id, person]));
  const pick = (kind: 'panel' | 'reserve', ids: readonly string[]): PickedPerson[] =>
    ids.map((applicationId, at) => {
      const person = pool.get(applicationId);
      return {
        applicationId,
        kind,
        position: at + 1,
        attributes: person?.values ?? {},
        rating: person?.rating ?? null,
        chance: drawn.probabilities[applicationId] ?? 0,
      };
    });
  return [...pick('panel', drawn.panel), ...pick('reserve', drawn.reserves)];
}

/** `reason` is the rule's id; whoever knows the rules puts their words in its place. */
export function explanationOf(row: DrawRow, drawn: DrawnPanel, applicationId: string): DrawExplanation {
  const person = row.input.pool.find(({ id }) => id === applicationId);
  if (!person)
    return {
      applicationId,
      outcome: 'notInPool',
      chance: 0,
      averageChance: 0,
      reservePlace: null,
      reason: null,
      causes: [],
      groups: [],
      heldBy: [],
    };
  const { outcome, chance, averageChance, reservePlace, reason, causes, groups, heldBy } = explain(drawn, person);
  return {
    applicationId,
    outcome,
    chance,
    averageChance,
    reservePlace: reservePlace ?? null,
    reason: reason ?? null,
    causes: causes?.map(ruleView) ?? [],
    groups: groups.map(quotaReport),
    heldBy: heldBy.map(({ quota, bound }) => ({ quota: nameOf(quota), bound })),
  };
}
