import type { AnswerForm } from '../contract/study-file.js';

/** Silent reading of non-fiction: 238 words a minute on average (Brysbaert, Journal of Memory and Language 109, 2019); screens and care slow it. */
const READ_A_MINUTE = 200;
/** Our own assumptions, corrected by what is measured once people answer: minutes to think and write or choose. */
const ANSWERING: Record<AnswerForm['kind'], number> = { text: 3, choice: 0.5, rating: 0.3, ranking: 1, photo: 2 };
const WORDS_BESIDE = { asked: 1.5, optional: 0.75, none: 0 } as const;
const A_PICTURE = 0.25;

export const countWords = (text: string): number =>
  text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/**
 * Minutes (to the quarter, at least a quarter) that reading a question and answering it takes, estimated while it is written.
 * `words` is everything to be read, in one language; `pictures` how many there are to look at.
 */
export function estimateMinutes(words: string, answer: AnswerForm, pictures = 0): number {
  const beside = answer.kind === 'text' ? 0 : WORDS_BESIDE[answer.words];
  const minutes = countWords(words) / READ_A_MINUTE + ANSWERING[answer.kind] + beside + pictures * A_PICTURE;
  return Math.max(0.25, Math.round(minutes * 4) / 4);
}

/** One or two questions a day is what people keep up with; a third is worth a warning. */
export const USUAL_A_DAY = 2;

/** Days with more questions than usual, with their number. */
export function fullDays(days: readonly number[]): { day: number; questions: number }[] {
  const counts = new Map<number, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts]
    .filter(([, questions]) => questions > USUAL_A_DAY)
    .map(([day, questions]) => ({ day, questions }))
    .sort((a, b) => a.day - b.day);
}
