import type { Language } from '@lytt/shared';
import { aliasFault, aliasKey } from './alias.js';
import { ALIAS_NAMES } from './alias-names.js';

const AT_ONCE = 3;

/**
 * Three free names in an order of this seat's own: the same ones when the page is loaded again, and not the same for
 * everybody at once. `round` 1, 2 … are the next three.
 */
export function suggestAliases(of: {
  seatId: string;
  language: Language;
  taken: ReadonlySet<string>;
  realName: string;
  round: number;
}): string[] {
  const free = ALIAS_NAMES[of.language].filter(
    (name) => !of.taken.has(aliasKey(name)) && aliasFault(name, of.realName) === undefined,
  );
  if (free.length === 0) return [];
  const ordered = [...free].sort((a, b) => mixed(of.seatId, a) - mixed(of.seatId, b) || (a < b ? -1 : 1));
  const start = (of.round * AT_ONCE) % ordered.length;
  return [...ordered.slice(start), ...ordered.slice(0, start)].slice(0, AT_ONCE);
}

/** FNV-1a over seat and name: an even spread; nothing secret hangs on it. */
function mixed(seatId: string, name: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${seatId}:${name}`) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
