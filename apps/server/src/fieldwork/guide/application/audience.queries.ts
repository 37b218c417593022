import { Injectable } from '@nestjs/common';
import { TAKING_PART } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { ASKED_OF, CLOSES_FOR, READERS, WAITS_FOR_PREVIOUS } from './own-time.js';

export interface Audience {
  seatId: string;
  closesAt: Date;
}

@Injectable()
export class AudienceQueries {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Who takes part, is asked the question, and meets it on this clock (null: the study's); without those who have to answer
   * the one before first. A zone that the question was not resolved in follows the study's clock.
   */
  of(studyId: string, questionId: string, timeZone: string | null): Promise<Audience[]> {
    return this.work.query<Audience>(
      `with me as (${READERS} and s.state = any($4))
       select me."seatId", ${CLOSES_FOR} as "closesAt"
         from research.question q
         cross join me
         left join research.question_time own on q.clock = 'own' and own.question_id = q.id and own.time_zone = me."ownZone"
        where q.study_id = $1 and q.id = $2 and own.time_zone is not distinct from $3 and ${ASKED_OF} and not ${WAITS_FOR_PREVIOUS}`,
      [studyId, questionId, timeZone, TAKING_PART],
    );
  }
}
