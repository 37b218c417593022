import { defineTexts } from '../../../i18n/texts';
import { listTexts } from './list-texts';
import { readingTexts } from './reading-texts';

export const applicantsTexts = defineTexts({
  en: { ...listTexts.en, ...readingTexts.en },
  nb: { ...listTexts.nb, ...readingTexts.nb },
});
export type ApplicantsText = keyof typeof applicantsTexts.en;

/** The single keys of the review and what each does. */
export const REVIEW_KEYS: readonly (readonly [string, ApplicantsText])[] = [
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
