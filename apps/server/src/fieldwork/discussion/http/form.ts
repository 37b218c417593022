import { isUuid } from '@lytt/shared';
import { randomUUID } from 'node:crypto';
import { readPicked, type Picked } from '../domain/chosen.js';
import { plainWords } from '../domain/words.js';

/** A form with words, as a browser sends it: anything may be absent or strange. */
export type WordsForm = Record<string, unknown> | undefined;

export interface ReadWords {
  body: string;
  key: string;
  picked: Picked;
  /** The drafts that whoever sends has seen; undefined where the form does not say. */
  known: string[] | undefined;
}

/** A form without its key (typed by hand, cut off) is taken like a fresh one. */
export const readWords = (form: WordsForm): ReadWords => ({
  body: plainWords(form?.['body']),
  key: isUuid(form?.['key']) ? form['key'] : randomUUID(),
  picked: readPicked(form),
  known: readKnown(form?.['known']),
});

const REVISION = /^[\w-]{1,40}$/;
export const isRevision = (value: unknown): value is string => typeof value === 'string' && REVISION.test(value);

/** The version of the answer that was on the page. */
export function readBase(form: WordsForm): number | undefined {
  const base = Number(form?.['base']);
  return Number.isInteger(base) && base > 0 && base < 1e6 ? base : undefined;
}

/** Names of drafts, parted by commas in a form. */
export const readKnown = (known: unknown): string[] | undefined =>
  typeof known === 'string' ? known.split(',').filter(isRevision).slice(-50) : undefined;
