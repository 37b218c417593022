import type { Progress } from '@lytt/selection';
import type { DrawSummary, DrawView, PickedPerson } from '@lytt/shared';
import { drawnPanel, problemView, type DrawRow } from './draw-record.js';

/** A search is a search, whatever the lottery's aim. */
const STAGES: Partial<Record<Progress['stage'], 'check' | 'cover' | 'maximin' | 'reserves'>> = {
  check: 'check',
  cover: 'cover',
  reserves: 'reserves',
};

export function drawSummary(row: DrawRow): DrawSummary {
  const { stage, panels, bound, value } = row.progress;
  return {
    id: row.id,
    state: row.state,
    method: row.method,
    seed: row.seed,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    requestedBy: row.requestedBy,
    poolSize: row.input.pool.length,
    seats: row.input.size,
    reserves: row.input.reserves,
    progress: stage
      ? { stage: STAGES[stage] ?? 'maximin', panels: panels ?? 0, bound: bound ?? null, value: value ?? null }
      : null,
    confirmed: row.confirmed,
  };
}

export function drawView(row: DrawRow): DrawView {
  const { result } = row;
  const drawn = drawnPanel(row);
  const refused = result && 'feasible' in result && !result.feasible ? result : undefined;
  return {
    ...drawSummary(row),
    quotas: row.input.quotas,
    record: drawn
      ? {
          minProbability: drawn.minProbability,
          maxProbability: drawn.maxProbability,
          gap: drawn.gap,
          complete: drawn.complete,
          neverSelectable: drawn.neverSelectable.length,
          panels: drawn.lottery.panels.length,
          inputHash: drawn.inputHash,
          version: drawn.version,
          ms: drawn.ms,
        }
      : null,
    people: pickedPeople(row),
    problems: refused?.problems.map(problemView) ?? [],
    relaxations: refused?.relaxations ?? [],
    fault: result && 'fault' in result ? result.fault : null,
  };
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
