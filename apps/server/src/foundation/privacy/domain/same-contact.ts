/** Mail services where `+anything` after the name reaches the same mailbox, and those that do not read dots in it. */
const TAGGED = new Set(
  'gmail.com googlemail.com outlook.com hotmail.com live.com icloud.com me.com mac.com fastmail.com proton.me protonmail.com pm.me'.split(
    ' ',
  ),
);
const DOTLESS: Readonly<Record<string, string>> = { 'gmail.com': 'gmail.com', 'googlemail.com': 'gmail.com' };

/** Compares equal for the same address as typed: case and space do not count. */
export const sameAddressKey = (email: string): string => email.trim().toLowerCase();

/** Compares equal for addresses that reach the same mailbox in practice. Idempotent. */
export function sameMailboxKey(email: string): string {
  const address = email.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
  const at = address.lastIndexOf('@');
  if (at < 1) return address;
  const domain = address.slice(at + 1);
  let name = address.slice(0, at);
  if (TAGGED.has(domain)) name = name.replace(/\+.*$/u, '') || name;
  if (DOTLESS[domain]) name = name.replaceAll('.', '') || name;
  return `${name}@${DOTLESS[domain] ?? domain}`;
}

/** Short enough to be a service number or an extension, which many people share. */
const FEWEST_DIGITS = 6;

/** The digits of a phone number, without Norway's own prefix; null when too short to tell anybody apart. Idempotent. */
export function samePhoneKey(phone: string): string | null {
  const typed = phone.normalize('NFKC');
  const digits = typed.replace(/\D/gu, '');
  const abroad = /^\s*\+/u.test(typed) ? digits : digits.startsWith('00') ? digits.slice(2) : undefined;
  // Norwegian numbers have eight digits; a foreign one keeps its country, so that it equals no Norwegian one.
  const key =
    abroad === undefined
      ? digits.length === 10 && digits.startsWith('47')
        ? digits.slice(2)
        : digits
      : abroad.startsWith('47') && abroad.length === 10
        ? abroad.slice(2)
        : `+${abroad}`;
  return key.length >= FEWEST_DIGITS ? key : null;
}
