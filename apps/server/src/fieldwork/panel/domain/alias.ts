import { LIMITS } from '@lytt/shared';

export type AliasFault = 'short' | 'long' | 'letters' | 'contact' | 'role' | 'own-name';

/** Letters that Unicode does not take apart into a base and a mark. */
const UNDIVIDED: Record<string, string> = {
  æ: 'ae',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ŋ: 'n',
  ŧ: 't',
  þ: 'th',
  ß: 'ss',
  ł: 'l',
  ı: 'i',
};
const ALLOWED = /^[\p{Script=Latin}\p{M}\p{Nd} .'’-]+$/u;
/** Names under which others could take somebody for a member of the staff. */
const ROLES = new Set([
  'moderator',
  'moderatoren',
  'admin',
  'administrator',
  'forsker',
  'forskeren',
  'researcher',
  'observer',
  'observator',
  'lytt',
  'deltaker',
  'participant',
]);
const PHONE_DIGITS = 5;

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[æøđðŋŧþßłı]/g, (letter) => UNDIVIDED[letter] ?? letter);

/** Two aliases with the same key look alike to a reader: case, accents, spaces and punctuation do not part them. */
export const aliasKey = (alias: string): string => plain(alias).replace(/[^a-z0-9]/g, '');

export const tidyAlias = (typed: string): string => typed.normalize('NFC').replace(/\s+/g, ' ').trim();

/** What stands against an alias for a person of this name; undefined when nothing does. Expects tidied text. */
export function aliasFault(alias: string, realName: string): AliasFault | undefined {
  const length = [...alias].length;
  if (length < LIMITS.alias.min) return 'short';
  if (length > LIMITS.alias.max) return 'long';
  if (looksLikeContact(alias)) return 'contact';
  if (!ALLOWED.test(alias) || aliasKey(alias).length < LIMITS.alias.min) return 'letters';
  if (ROLES.has(aliasKey(alias))) return 'role';
  if (namesThePerson(alias, realName)) return 'own-name';
  return undefined;
}

const looksLikeContact = (alias: string): boolean =>
  alias.includes('@') || /\S\.[a-z]{2,6}$/i.test(alias) || (alias.match(/\d/g) ?? []).length >= PHONE_DIGITS;

/** Any word of the real name gives somebody away in a small group, be it the first name alone. */
function namesThePerson(alias: string, realName: string): boolean {
  const words = (text: string): string[] =>
    plain(text)
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 1);
  const own = words(realName);
  if (own.length === 0) return false;
  return aliasKey(alias) === aliasKey(realName) || words(alias).some((word) => own.includes(word));
}
