import type { DrawResult } from '@lytt/selection';

/** The same keys whatever came of it; what a refusal has none of is empty or null. */
export function drawAsJson(answer: { seed: string; result: DrawResult } | { questions: string[] }): string {
  const empty = {
    feasible: false,
    panel: [],
    reserves: [],
    probabilities: {},
    minProbability: null,
    maxProbability: null,
    gap: null,
    relaxations: [],
    seed: null,
    inputHash: null,
    ms: null,
  };
  if ('questions' in answer) return said({ ...empty, questions: answer.questions });
  const { seed, result } = answer;
  if (!result.feasible) return said({ ...empty, seed, ...result });
  const { panel, reserves, probabilities, minProbability, maxProbability, gap, inputHash, ms } = result;
  const { method, version, complete, certificate, neverSelectable, neverCauses, quotas, rating, lottery } = result;
  return said({
    feasible: true,
    panel,
    reserves,
    probabilities,
    minProbability,
    maxProbability,
    gap,
    relaxations: [],
    seed,
    inputHash,
    ms,
    method,
    version,
    complete,
    certificate,
    neverSelectable,
    neverCauses,
    quotas,
    rating,
    lottery,
  });
}

const said = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
