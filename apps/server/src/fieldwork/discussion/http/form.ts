import { randomUUID } from 'node:crypto';
import { plainWords } from '../domain/words.js';
import { isUuid } from './uuid.js';

/** A form with words, as a browser sends it: anything may be absent or strange. */
export type WordsForm =
  { body?: unknown; key?: unknown; wording?: unknown; skip?: unknown; parent?: unknown } | undefined;

/** A form without its key (typed by hand, cut off) is taken like a fresh one. */
export const readWords = (form: WordsForm): { body: string; key: string } => ({
  body: plainWords(form?.body),
  key: isUuid(form?.key) ? form.key : randomUUID(),
});
