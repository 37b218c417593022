import type { AdminKey } from '../../../i18n/texts';

/** The single keys of the review and what each does. */
export const REVIEW_KEYS: readonly (readonly [string, AdminKey<'applicants.applicants'>])[] = [
  ['J', 'key.next'],
  ['K', 'key.previous'],
  ['1–5', 'key.rate'],
  ['S', 'key.shortlist'],
  ['X', 'key.setAside'],
  ['N', 'key.note'],
  ['T', 'key.tag'],
  ['/', 'key.search'],
  ['Esc', 'key.close'],
  ['?', 'key.help'],
];
