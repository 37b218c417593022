import { Injectable } from '@nestjs/common';
import { TAKING_PART } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import {
  ASKED_OF,
  CLOSED_BEFORE_JOINING,
  CLOSES_FOR,
  CLOSES_LATER,
  OPENS_FOR,
  READERS,
  WAITS_FOR_PREVIOUS,
} from './own-time.js';

export interface Audience {
  seatId: string;
  agreedAt: Date | null;
  opensAt: Date;
  closesAt: Date;
  closedBeforeJoining: boolean;
  /** They came late and have longer than the others on this clock. */
  closesLater: boolean;
}
/** A question on one of its clocks; null: the study's. */
export interface OnClock {
  questionId: string;
  timeZone: string | null;
}

@Injectable()
export class AudienceQueries {
  constructor(private readonly work: UnitOfWork) {}

  async of(studyId: string, questionId: string, timeZone: string | null): Promise<Audience[]> {
    return this.ofAll(studyId, [{ questionId, timeZone }]);
  }

  /**
   * Who takes part, is asked each question, and meets it on that clock; without those who have to answer the one before
   * first. A zone that the question was not resolved in follows the study's clock.
   */
  ofAll(studyId: string, asked: readonly OnClock[]): Promise<(Audience & OnClock)[]> {
    return this.work.query<Audience & OnClock>(
      `with me as materialized (${READERS} and s.state = any($3)),
            asked as (select "questionId", "timeZone" from jsonb_to_recordset($2::jsonb) as a("questionId" uuid, "timeZone" text))
       select me."seatId", me."agreedAt", ${OPENS_FOR} as "opensAt", ${CLOSES_FOR} as "closesAt",
              ${CLOSED_BEFORE_JOINING} as "closedBeforeJoining", ${CLOSES_LATER} as "closesLater", asked."questionId", asked."timeZone"
         from asked
         join research.question q on q.study_id = $1 and q.id = asked."questionId"
         cross join me
         left join research.question_time own on q.clock = 'own' and own.question_id = q.id and own.time_zone = me."ownZone"
        where own.time_zone is not distinct from asked."timeZone" and ${ASKED_OF} and not ${WAITS_FOR_PREVIOUS}
        order by q.position`,
      [studyId, JSON.stringify(asked.map(({ questionId, timeZone }) => ({ questionId, timeZone }))), TAKING_PART],
    );
  }
}
