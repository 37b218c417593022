import { randomUUID } from 'node:crypto';
import type { WordsFault } from '../domain/words.js';
import type { Drafts } from '../application/reader.js';

export type BoxKind = 'answer' | 'edit' | 'reply' | 'probe' | 'moderator';

/** A place to write in: its form, what stands in it, and what was wrong with what was sent. */
export interface Box {
  kind: BoxKind;
  slot: string;
  action: string;
  /** Issued with the form: sending the same form twice is sending it once. */
  key: string;
  body: string;
  savedAt: Date | undefined;
  fault: WordsFault | undefined;
  limit: number;
  /** Unfolded: something in it waits to be sent. */
  open: boolean;
  hidden: { name: string; value: string | number }[];
}

/** Words that were not taken, to be shown again where they were typed. */
export interface RefusedWords {
  slot: string;
  body: string;
  key: string;
  fault: WordsFault;
}

export interface BoxPlace {
  kind: BoxKind;
  slot: string;
  action: string;
  limit: number;
  hidden?: Box['hidden'];
  /** What stands in the box before anybody types. */
  words?: string;
}

/** Typed words come before a draft, a draft before what stood there. */
export function boxFor(place: BoxPlace, drafts: Drafts, refused?: RefusedWords): Box {
  const turnedDown = refused?.slot === place.slot ? refused : undefined;
  const draft = drafts.get(place.slot);
  return {
    kind: place.kind,
    slot: place.slot,
    action: place.action,
    limit: place.limit,
    hidden: place.hidden ?? [],
    key: turnedDown?.key ?? randomUUID(),
    body: turnedDown?.body ?? draft?.body ?? place.words ?? '',
    savedAt: turnedDown ? undefined : draft?.savedAt,
    fault: turnedDown?.fault,
    open: turnedDown !== undefined || draft !== undefined,
  };
}
