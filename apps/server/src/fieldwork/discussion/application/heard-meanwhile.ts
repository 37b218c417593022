import { Injectable } from '@nestjs/common';
import type { WaitingNotice } from '../../../foundation/notifications/notifications.facade.js';
import { StaleNoticesRepository } from '../persistence/stale-notices.repository.js';

/** Kinds about a question, whose id stands second in their key; an answer to it makes them old. */
const ABOUT_A_QUESTION = ['question-opened', 'reminder', 'reminder-late'];
/** A probe's id stands second in its key. */
const KNOWN = [...ABOUT_A_QUESTION, 'missed-day', 'probe', 'peer-reply'];

/**
 * Nobody is told of a question or probe that they have answered while the message waited, of a probe that nobody waits for any
 * more, of replies that they have seen or that are gone with their question or by themselves, or asked after when they have written.
 */
@Injectable()
export class HeardMeanwhile {
  constructor(private readonly notices: StaleNoticesRepository) {}

  async old(studyId: string, waiting: readonly WaitingNotice[]): Promise<ReadonlySet<string>> {
    const asked = waiting
      .filter(({ kind }) => KNOWN.includes(kind))
      .map(({ id, seatId, kind, key }) => ({ id, seatId, kind, aboutId: key.split(':')[1] ?? '' }));
    if (asked.length === 0) return new Set();
    const rows = await this.notices.alreadyDone(studyId, asked);
    return new Set(rows.map(({ id }) => id));
  }
}
