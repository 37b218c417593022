import type { Language } from '@lytt/shared';

/** Sends messages that go at once, each for itself. */
export const SEND_NOTICE = 'notifications.send';
/** Looks after the waiting messages of some participants: what may go goes, the rest is told its time. */
export const DELIVER_DUE = 'notifications.deliver';

/** A message to somebody, said in ids. `values` fill the template and hold no address and no words of a participant. */
export interface Notice {
  studyId: string;
  /**
   * A kind whose words a study may write (`WrittenMail`; `invited` goes out as `invitation`), or one of Lytt's own with
   * `views/mail/<kind>.hbs` and `mail.<kind>.subject`.
   */
  kind: string;
  /** Sent once for this key, however often it is asked for. */
  key: string;
  language: Language;
  to: { personId: string; seatId?: string } | { staffInvitationId: string };
  /** A participant's link in the mail: what it is for, where it leads, and for how many days it opens (14 unless told). */
  link?: { purpose: 'invitation' | 'sign-in'; next: string; days?: number };
  /** `closesAt` (ISO) is said as `closes` by the reader's clock, when the mail is written. */
  values?: Record<string, string | number>;
  /** From then on it says nothing new: one that has waited so long is not sent. */
  until?: Date;
}

/** So that no two jobs look after the same person at once, each person belongs to one of a study's queues. */
const QUEUES = 4;
const BATCH = 250;

export interface SeatBatch {
  queue: string;
  seatIds: string[];
}

export function inQueues(studyId: string, seatIds: readonly string[]): SeatBatch[] {
  const queues = new Map<number, string[]>();
  for (const seatId of new Set(seatIds)) {
    const at = Number.parseInt(seatId.slice(-2), 16) % QUEUES;
    const ids = queues.get(at);
    if (ids) ids.push(seatId);
    else queues.set(at, [seatId]);
  }
  return [...queues].flatMap(([at, ids]) =>
    inBatches(ids, BATCH).map((batch) => ({ queue: `${DELIVER_DUE}:${studyId}:${at}`, seatIds: batch })),
  );
}

export const inBatches = <T>(all: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most));
