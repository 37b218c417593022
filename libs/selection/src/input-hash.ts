import { createHash } from 'node:crypto';
import type { DrawInput } from './draw-types.js';
import { DEFAULT_DROPOUT } from './dropout.js';
import { byText, inOrder, traitsOf } from './pool.js';
import { DEFAULT_METHOD, VERSION } from './version.js';

/** Everything but the seed and the time limit that decides a result. */
export type HashedInput = Omit<DrawInput, 'seed' | 'timeLimitMs' | 'timeLimitSeconds'>;

/**
 * SHA-256 (hex) over the input as canonical JSON: people by id, quotas by their traits, lists that have no order in
 * text order, object keys in text order, with the method and the version of this library. Equal for inputs that
 * differ in order only.
 */
export function hashInput(input: HashedInput): string {
  const { pool, quotas, size, reserves, dropout = DEFAULT_DROPOUT, method = DEFAULT_METHOD } = input;
  const people = [...pool]
    .sort((a, b) => byText(a.id, b.id))
    .map(({ id, values, rating }) => ({ id, rating: rating ?? null, values: pairs(values) }));
  const limits = inOrder(quotas).map((quota) => ({
    max: quota.max,
    min: quota.min,
    soft: quota.soft ? [quota.soft.target, quota.soft.weight] : null,
    traits: traitsOf(quota).map(({ attribute, value }) => [attribute, value]),
  }));
  const canonical = {
    apart: (input.apart ?? [])
      .map((group) => [...new Set(group)].sort(byText))
      .sort((a, b) => byText(JSON.stringify(a), JSON.stringify(b))),
    dropout: typeof dropout === 'object' ? [dropout.stay, groupsOf(dropout)] : dropout,
    exclusions: (input.exclusions ?? [])
      .map(({ id, reason }) => [id, reason])
      .sort(([a = ''], [b = '']) => byText(a, b)),
    floor: input.floor ? [input.floor.total, input.floor.unrated] : null,
    maximiseRating: input.maximiseRating?.unrated ?? null,
    method,
    pins: [...new Set(input.pins ?? [])].sort(byText),
    pool: people,
    quotas: limits,
    reserves,
    size,
    softSlack: input.softSlack ?? 0,
    version: VERSION,
  };
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex');
}

function groupsOf({ groups }: { groups: readonly { attribute: string; value: string; factor: number }[] }) {
  return groups
    .map(({ attribute, value, factor }) => [attribute, value, factor] as const)
    .sort(([a, v], [b, w]) => byText(a, b) || byText(v, w));
}

// Pairs keep their order in JSON, whereas an object would put keys that look like numbers first.
function pairs(values: Record<string, string>): [string, string][] {
  return Object.entries(values).sort(([a], [b]) => byText(a, b));
}
