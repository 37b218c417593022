import { Injectable } from '@nestjs/common';

import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

@Injectable()
export class StaleNoticesRepository {
  constructor(private readonly work: UnitOfWork) {}

  alreadyDone(
    studyId: string,
    asked: { id: string; seatId: string; kind: string; aboutId: string }[],
  ): Promise<{ id: string }[]> {
    return this.work.query<{ id: string }>(
      `select w.id from jsonb_to_recordset($2::jsonb) as w(id uuid, "seatId" uuid, kind text, "aboutId" text)
         join research.recorded_notice n on n.id = w.id
        where exists (select 1 from research.post p where p.study_id = $1 and p.seat_id = w."seatId"
                         and case w.kind when 'missed-day' then p.created_at >= n.created_at
                                         when 'probe' then p.kind = 'probe_answer' and p.parent_id::text = w."aboutId"
                                         when 'peer-reply' then false
                                         else p.kind = 'answer' and p.question_id::text = w."aboutId" end)
           or (w.kind = 'probe' and exists (select 1 from research.post p
                                             where p.study_id = $1 and p.id::text = w."aboutId"
                                               and p.closed_at is not null))
           or (w.kind = 'peer-reply' and not exists (
                select 1 from research.post mine
                  join research.planned_question q on q.study_id = $1 and q.id = mine.question_id
                    and q.withdrawn_at is null
                  join research.post p on p.study_id = $1 and p.parent_id = mine.id and p.kind = 'reply'
                    and p.seat_id <> w."seatId" and p.erased_at is null
                 where mine.study_id = $1 and mine.seat_id = w."seatId" and mine.question_id::text = w."aboutId"
                   and not exists (select 1 from research.exposure e
                     where e.seat_id = w."seatId" and e.post_id = p.id)))`,
      [studyId, JSON.stringify(asked)],
    );
  }
}
