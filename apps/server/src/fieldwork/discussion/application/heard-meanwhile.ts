import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { WaitingNotice } from '../../../foundation/notifications/notifications.facade.js';

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
  constructor(private readonly work: UnitOfWork) {}

  async old(studyId: string, waiting: readonly WaitingNotice[]): Promise<ReadonlySet<string>> {
    const asked = waiting
      .filter(({ kind }) => KNOWN.includes(kind))
      .map(({ id, seatId, kind, key }) => ({ id, seatId, kind, aboutId: key.split(':')[1] ?? '' }));
    if (asked.length === 0) return new Set();
    const rows = await this.work.query<{ id: string }>(
      `select w.id from jsonb_to_recordset($2::jsonb) as w(id uuid, "seatId" uuid, kind text, "aboutId" text)
         join research.notice n on n.id = w.id
        where exists (select 1 from research.post p where p.study_id = $1 and p.seat_id = w."seatId"
                         and case w.kind when 'missed-day' then p.created_at >= n.created_at
                                         when 'probe' then p.kind = 'probe_answer' and p.parent_id::text = w."aboutId"
                                         when 'peer-reply' then false
                                         else p.kind = 'answer' and p.question_id::text = w."aboutId" end)
           or (w.kind = 'probe' and exists (select 1 from research.post p
                                             where p.study_id = $1 and p.id::text = w."aboutId" and p.closed_at is not null))
           or (w.kind = 'peer-reply' and not exists (
                select 1 from research.post mine
                  join research.question q on q.study_id = $1 and q.id = mine.question_id and q.withdrawn_at is null
                  join research.post p on p.study_id = $1 and p.parent_id = mine.id and p.kind = 'reply' and p.seat_id <> w."seatId" and p.erased_at is null
                 where mine.study_id = $1 and mine.seat_id = w."seatId" and mine.question_id::text = w."aboutId"
                   and not exists (select 1 from research.exposure e where e.seat_id = w."seatId" and e.post_id = p.id)))`,
      [studyId, JSON.stringify(asked)],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
