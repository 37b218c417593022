import type { RuleName } from './check-quotas.js';
import { ConflictFinder } from './conflict.js';
import type { NeverCause } from './draw-types.js';
import type { Composition } from './person-types.js';
import { byText } from './pool.js';
import { loadSolver } from './solver.js';

/** The causes are an explanation, not the draw: they may take this much of its time. */
const MOST_SECONDS = 10;

/**
 * What keeps each of these types out, people with the same cause together. A cause found for one type is tried on the
 * next before another is looked for, so that a rule is named as often as it applies.
 */
export async function neverCauses(
  composition: Composition,
  never: readonly number[],
  remaining: () => number,
): Promise<NeverCause[]> {
  if (never.length === 0) return [];
  const end = Math.max(0, remaining() - MOST_SECONDS);
  const left = (): number => Math.max(0, Math.min(remaining() - end, MOST_SECONDS));
  const finder = new ConflictFinder(await loadSolver(), composition);
  const known: { causes: RuleName[]; ids: string[] }[] = [];
  try {
    for (const t of never) {
      const ids = composition.types[t]?.ids ?? [];
      const same = known.find(({ causes }) => causes.length > 0 && finder.explains(causes, t, left));
      const causes = same ? same.causes : (finder.find(left, t) ?? []);
      const entry = same ?? known.find((each) => each.causes.length === 0 && causes.length === 0);
      if (entry) entry.ids.push(...ids);
      else known.push({ causes, ids: [...ids] });
    }
  } finally {
    finder.dispose();
  }
  return known.map(({ ids, causes }) => ({ ids: ids.sort(byText), causes }));
}
