import { ScreenerSection, type ScreenerFault } from '@lytt/shared';
import { invalid } from '../../../platform/errors/domain-error.js';
import { checkScreener } from './check-screener.js';

/** A screener of fifty pages in three languages takes a tenth of it. */
const MOST_BYTES = 500_000;
/** Pages, elements, panels in panels, choices and their texts end well above it. */
const DEEPEST = 40;
const SECTION = 'screener.';

export type ReadScreener = { ok: true; screener: ScreenerSection } | { ok: false; faults: ScreenerFault[] };

/** What the editor holds, read as strictly as a study file; the places of its faults are counted below `screener`. */
export function readScreener(definition: unknown): ReadScreener {
  const parsed = ScreenerSection.safeParse(definition);
  if (!parsed.success)
    return {
      ok: false,
      faults: parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
    };
  const faults = checkScreener({ screener: parsed.data }).map(({ path, message }) => ({
    path: path.startsWith(SECTION) ? path.slice(SECTION.length) : path,
    message,
  }));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, screener: parsed.data };
}

export function faultsOf(definition: unknown): ScreenerFault[] {
  const read = readScreener(definition);
  return read.ok ? [] : read.faults;
}

/** Refuses what would be a burden to keep; depth first, because writing it out goes down as deep as it is. */
export function refuseOversize(definition: unknown): void {
  if (isDeeperThan(definition, DEEPEST))
    throw invalid('screener.too-deep', `The screener holds parts within parts more than ${DEEPEST} times.`);
  const bytes = Buffer.byteLength(JSON.stringify(definition));
  if (bytes > MOST_BYTES)
    throw invalid(
      'screener.too-large',
      `The screener takes ${Math.ceil(bytes / 1000)} kB and Lytt keeps at most ${MOST_BYTES / 1000} kB. Take out what nobody is asked, or move pictures out of it.`,
    );
}

/** Level by level, so that no depth can exhaust the stack. */
function isDeeperThan(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((one): unknown[] => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}
