import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { type KnowsParticipants, type Participant } from '../../../foundation/notifications/notifications.facade.js';

const PARTICIPANT = 'id as "seatId", study_id as "studyId", person_id as "personId", state, language, alias';

/** Tells the mails who sits where. */
@Injectable()
export class TellParticipants implements KnowsParticipants {
  constructor(private readonly work: UnitOfWork) {}

  ofSeats(studyId: string | null, seatIds: readonly string[]): Promise<Participant[]> {
    return this.work.query(
      `select ${PARTICIPANT} from research.seat where id = any($2) and ($1::uuid is null or study_id = $1)`,
      [studyId, seatIds],
    );
  }

  ofPeople(studyId: string, personIds: readonly string[]): Promise<Participant[]> {
    return this.work.query(`select ${PARTICIPANT} from research.seat where study_id = $1 and person_id = any($2)`, [
      studyId,
      personIds,
    ]);
  }

  named(studyId: string): Promise<{ seatId: string; alias: string }[]> {
    return this.work.query(
      `select id as "seatId", alias from research.seat where study_id = $1 and alias is not null order by alias`,
      [studyId],
    );
  }
}
