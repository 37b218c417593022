import { createHash, randomUUID } from 'node:crypto';
import { LIMITS, type AnswerForm } from '@lytt/shared';
import type { PagePhoto } from '../application/question-page.queries.js';
import type { PhotoRefusal } from '../application/photos.js';
import type { Draft, Drafts } from '../domain/reader.js';
import { wordsIn, type AnswerFaults } from '../domain/answer-parts.js';
import type { Picked } from '../domain/chosen.js';
import { presentParts, type Parts } from './parts.presenter.js';

export type BoxKind = 'answer' | 'edit' | 'reply' | 'probe' | 'moderator';

/** A place to write in: its form, what stands in it, and what was wrong with what was sent. */
export interface Box {
  kind: BoxKind;
  slot: string;
  action: string;
  /** Belongs to what is being written and not to the page: sending it twice, or from two windows, is sending it once. */
  key: string;
  body: string;
  savedAt: Date | undefined;
  /** The name of the draft that stands in it, or nothing. */
  revision: string;
  faults: Omit<AnswerFaults, 'photos'> & { photos?: AnswerFaults['photos'] | PhotoRefusal };
  limit: number;
  /** Unfolded: something in it waits to be sent. */
  open: boolean;
  hidden: { name: string; value: string | number }[];
  words: 'asked' | 'optional' | 'none';
  parts: Parts | undefined;
  photos: { most: number; items: (PagePhoto & { number: number })[]; hasRoom: boolean; fixed: boolean } | undefined;
  /** Where pictures are added and taken away without sending. */
  photoAction: string | undefined;
  hintWords: number | undefined;
  skippable: boolean;
  /** What another device wrote meanwhile. */
  newer: NewerWords | undefined;
}
/** What stands by now: a draft of another device, or a later version of the answer. */
export type NewerWords = Pick<Draft, 'body' | 'savedAt'> & { isAnswer?: boolean };

/** Words that were not taken, to be shown again where they were typed. */
export interface RefusedWords {
  slot: string;
  body: string;
  key: string;
  picked?: Picked;
  faults: Box['faults'];
  newer?: NewerWords;
}

export interface BoxPlace {
  kind: BoxKind;
  /** Who writes, and what they have sent from this place before. */
  writer: { seatId: string; sent: number };
  slot: string;
  action: string;
  limit: number;
  hidden?: Box['hidden'];
  /** What stands in the box before anybody types. */
  words?: string;
  form?: AnswerForm;
  picked?: Picked;
  photos?: PagePhoto[];
  photoAction?: string;
  /** Sent already: pictures can be taken away, and none added. */
  photosFixed?: boolean;
  hintWords?: number | null;
  skippable?: boolean;
}

/** The same for each page that offers this form, until something has been sent with it. */
function keyOf({ slot, writer }: BoxPlace): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([writer.seatId, slot, writer.sent]))
    .digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
}

/** The words of a form whose key was used before, to be sent once more under a key of its own. */
export const underNewKey = (words: Omit<RefusedWords, 'key' | 'faults'>): RefusedWords => ({
  ...words,
  key: randomUUID(),
  faults: {},
});

/** Typed words come before a draft, a draft before what stood there. */
export function boxFor(place: BoxPlace, drafts: Drafts, refused?: RefusedWords): Box {
  const turnedDown = refused?.slot === place.slot ? refused : undefined;
  const draft = drafts.get(place.slot);
  const picked = turnedDown?.picked ?? draft?.picked ?? place.picked ?? {};
  const faults = turnedDown?.faults ?? {};
  return {
    kind: place.kind,
    slot: place.slot,
    action: place.action,
    limit: place.limit,
    hidden: place.hidden ?? [],
    key: turnedDown?.key ?? keyOf(place),
    body: turnedDown?.body ?? draft?.body ?? place.words ?? '',
    savedAt: turnedDown ? undefined : draft?.savedAt,
    // Who is shown another's newer words has seen them, and may write over them.
    revision: draft?.revision ?? '',
    faults,
    open: turnedDown !== undefined || draft !== undefined,
    words: place.form ? wordsIn(place.form) : 'asked',
    parts: place.form && presentParts(place.form, place.slot, picked, faults.chosen),
    photos: photosIn(place, picked),
    photoAction: place.photoAction,
    hintWords: place.hintWords ?? undefined,
    skippable: place.skippable ?? false,
    newer: turnedDown?.newer,
  };
}

/** The way to send a private answer to a moderator's question, on Today as under the answer. */
export const probeBox = (seatId: string, probeId: string, drafts: Drafts, refused?: RefusedWords): Box =>
  boxFor(
    {
      kind: 'probe',
      writer: { seatId, sent: 0 },
      slot: `probe:${probeId}`,
      action: `/p/probe/${probeId}`,
      limit: LIMITS.reply,
    },
    drafts,
    refused,
  );

function photosIn({ form, photos = [], photosFixed = false }: BoxPlace, picked: Picked): Box['photos'] {
  if (form?.kind !== 'photo') return undefined;
  const items = photos.map((photo, at) => ({
    ...photo,
    alt: picked[`alt-${photo.id}`]?.[0] ?? photo.alt,
    number: at + 1,
  }));
  return { most: form.most, items, hasRoom: !photosFixed && items.length < form.most, fixed: photosFixed };
}
