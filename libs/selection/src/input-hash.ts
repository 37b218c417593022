import { createHash } from 'node:crypto';
import { byText, inOrder, type Person, type Quota } from './pool.js';
import { METHOD, VERSION } from './version.js';

/** Everything but the seed that decides a result. */
export interface HashedInput {
  pool: readonly Person[];
  quotas: readonly Quota[];
  size: number;
  reserves: number;
  dropout: number;
}

/**
 * SHA-256 (hex) over the input as canonical JSON: people by id, quotas by attribute and value, object keys in text
 * order, with the method and the version of this library. Equal for inputs that differ in order only.
 */
export function hashInput({ pool, quotas, size, reserves, dropout }: HashedInput): string {
  const people = [...pool]
    .sort((a, b) => byText(a.id, b.id))
    .map(({ id, values, rating }) => ({ id, rating: rating ?? null, values: pairs(values) }));
  const limits = inOrder(quotas).map(({ attribute, value, min, max }) => ({ attribute, max, min, value }));
  const canonical = { dropout, method: METHOD, pool: people, quotas: limits, reserves, size, version: VERSION };
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex');
}

// Pairs keep their order in JSON, whereas an object would put keys that look like numbers first.
function pairs(values: Record<string, string>): [string, string][] {
  return Object.entries(values).sort(([a], [b]) => byText(a, b));
}
