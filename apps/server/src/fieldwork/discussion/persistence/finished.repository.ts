import { Injectable } from '@nestjs/common';
import { readersOf, closesFor, opensFor, isFor, closedBeforeJoining } from '../../guide/guide.facade.js';
import { NAMES, hasAnswered } from './masking.fragments.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface Finished {
  seatId: string;
  lastClosed: Date;
  didEverything: boolean;
  allClosed: boolean;
}

/** Others' answers that were given to `me` in the peer round, and wait for a reply. */
const OWES_REPLIES = `exists (select 1 from research.peer_turn t
  where t.study_id = q.study_id and t.question_id = q.id and t.seat_id = me."seatId"
  and q.peers is not null having count(t.reply_id) < least(q.peers, count(*)))`;

/** Of what `me` is asked; what closed before somebody joined who has no time to catch up never was. */
const WAS_ASKED = `${isFor(NAMES)} and not (${closedBeforeJoining(NAMES)} and me."catchUpUntil" is null)`;

@Injectable()
export class FinishedRepository {
  constructor(private readonly work: UnitOfWork) {}

  whoFinished(studyId: string, byHand: boolean): Promise<Finished[]> {
    return this.work.query<Finished>(
      `with me as materialized (${readersOf({ study: '$1' })} and s.state in ('agreed','active','completed'))
       select me."seatId", max(${closesFor(NAMES)}) as "lastClosed",
              coalesce(bool_and(${hasAnswered({ study: 'q.study_id', question: 'q', seat: 'me."seatId"' })}
                and not ${OWES_REPLIES}) filter (where ${opensFor(NAMES)} <= me.now), false) as "didEverything",
              bool_and(${closesFor(NAMES)} <= me.now) as "allClosed"
         from me join research.planned_question q on q.study_id = $1 and q.withdrawn_at is null and ${WAS_ASKED}
        group by me."seatId"
       having $2 or bool_and(${closesFor(NAMES)} <= me.now)`,
      [studyId, byHand],
    );
  }
}
