import { Injectable } from '@nestjs/common';
import { TAKING_PART } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import {
  closedBeforeJoining,
  closesFor,
  closesLaterFor,
  isFor,
  opensFor,
  readersOf,
  waitsForPrevious,
} from './own-time.fragments.js';

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

const NAMES = { question: 'q', reader: 'me' };

@Injectable()
export class AudienceRepository {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Who takes part, is asked each question, and meets it on that clock; without those who have to answer the one before
   * first. A zone that the question was not resolved in follows the study's clock.
   */
  askedOn(studyId: string, clocks: readonly OnClock[]): Promise<(Audience & OnClock)[]> {
    return this.work.query<Audience & OnClock>(
      `with me as materialized (${readersOf({ study: '$1' })} and s.state = any($3)),
            asked as (select "questionId", "timeZone"
                        from jsonb_to_recordset($2::jsonb) as a("questionId" uuid, "timeZone" text))
       select me."seatId", me."agreedAt", ${opensFor(NAMES)} as "opensAt", ${closesFor(NAMES)} as "closesAt",
              ${closedBeforeJoining(NAMES)} as "closedBeforeJoining", ${closesLaterFor(NAMES)} as "closesLater",
              asked."questionId", asked."timeZone"
         from asked
         join research.question q on q.study_id = $1 and q.id = asked."questionId"
         cross join me
         left join research.question_time own
                on q.clock = 'own' and own.question_id = q.id and own.time_zone = me."ownZone"
        where own.time_zone is not distinct from asked."timeZone"
          and ${isFor(NAMES)} and not ${waitsForPrevious(NAMES)}
        order by q.position`,
      [studyId, JSON.stringify(clocks.map(({ questionId, timeZone }) => ({ questionId, timeZone }))), TAKING_PART],
    );
  }
}
