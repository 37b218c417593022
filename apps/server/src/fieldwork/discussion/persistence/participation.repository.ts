import { Injectable } from '@nestjs/common';
import type { SeatState } from '@lytt/shared';
import { readersOf, isFor, isOpenFor } from '../../guide/guide.facade.js';
import { NAMES } from './masking.fragments.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface SeatRow {
  seatId: string;
  alias: string | null;
  kind: 'panel' | 'reserve';
  state: SeatState;
  agreedAt: Date | null;
  /** Questions that are not meant for this person. */
  notAsked: string[];
  /** Questions that this person may answer now. */
  open: string[];
}

@Injectable()
export class ParticipationRepository {
  constructor(private readonly work: UnitOfWork) {}

  answers(studyId: string): Promise<{ seatId: string; questionId: string; postId: string; skipped: boolean }[]> {
    return this.work.query<{ seatId: string; questionId: string; postId: string; skipped: boolean }>(
      `select seat_id as "seatId", question_id as "questionId", post_id as "postId",
         skip_reason is not null as skipped from research.written_post where study_id = $1 and kind = 'answer'`,
      [studyId],
    );
  }

  turnsLeft(studyId: string): Promise<{ seatId: string; questionId: string; left: number }[]> {
    return this.work.query<{ seatId: string; questionId: string; left: number }>(
      `select t.seat_id as "seatId", t.question_id as "questionId",
         greatest(0, least(q.peers, count(*)) - count(t.reply_id))::int as left
         from research.peer_turn t join research.planned_question q on q.id = t.question_id and q.peers is not null
        where t.study_id = $1 group by t.seat_id, t.question_id, q.peers`,
      [studyId],
    );
  }

  seats(
    studyId: string,
    takingPart: readonly (
      | 'drawn'
      | 'invited'
      | 'accepted'
      | 'agreed'
      | 'active'
      | 'completed'
      | 'declined'
      | 'expired'
      | 'dropped'
      | 'withdrawn'
    )[],
  ): Promise<SeatRow[]> {
    return this.work.query<SeatRow>(
      `with me as materialized (${readersOf({ study: '$1' })}
         and (s.state = any($2) or (s.state = 'dropped' and s.agreed_at is not null)))
       select me."seatId", s.alias, s.kind, me.state, me."agreedAt",
              (select coalesce(json_agg(q.id), '[]') from research.planned_question q
                where q.study_id = $1 and not (${isFor(NAMES)})) as "notAsked",
              (select coalesce(json_agg(q.id), '[]') from research.planned_question q
                where q.study_id = $1 and ${isOpenFor(NAMES)}) as open
         from me join research.participant s on s.id = me."seatId" order by s.kind, s.position`,
      [studyId, takingPart],
    );
  }
}
