import { Injectable } from '@nestjs/common';
import type { Language, SeatState } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** Somebody who is, or was, invited to their seat. */
export interface Guest {
  id: string;
  applicationId: string;
  personId: string;
  language: Language;
  state: SeatState;
  answerBy: Date | null;
  /** How often they have been invited. */
  times: number;
}

const GUEST = `s.id, s.application_id as "applicationId", s.person_id as "personId", s.language, s.state,
  s.answer_by as "answerBy",
  (select count(*)::int from research.seat_change c where c.seat_id = s.id and c.to_state = 'invited') as times`;

/** Invitations whose day is over, in studies where somebody can still be invited. */
const DUE = `from research.study_facts t join research.seat s on s.study_id = t.id and s.state = 'invited'
  where t.phase in ('recruiting', 'field') and s.answer_by < platform.clock_now(t.id)`;

@Injectable()
export class InvitationsRepository {
  constructor(private readonly work: UnitOfWork) {}

  drawn(studyId: string, kind: 'panel' | 'reserve'): Promise<Guest[]> {
    return this.guests(studyId, kind, '');
  }

  lockDrawn(studyId: string, kind: 'panel' | 'reserve'): Promise<Guest[]> {
    return this.guests(studyId, kind, 'for update');
  }

  private guests(studyId: string, kind: 'panel' | 'reserve', lock: 'for update' | ''): Promise<Guest[]> {
    return this.work.query<Guest>(
      `select ${GUEST} from research.seat s
        where s.study_id = $1 and s.kind = $2 and s.state = 'drawn' order by s.position ${lock}`,
      [studyId, kind],
    );
  }

  async lock(studyId: string, seatId: string): Promise<Guest | undefined> {
    const [guest] = await this.work.query<Guest>(
      `select ${GUEST} from research.seat s where s.study_id = $1 and s.id = $2 for update`,
      [studyId, seatId],
    );
    return guest;
  }

  async studiesWithOverdue(): Promise<string[]> {
    const due = await this.work.query<{ id: string }>(`select distinct t.id ${DUE}`);
    return due.map(({ id }) => id);
  }

  /** Locked in one order, so that two instances wait for each other; what one of them changed the other leaves out. */
  async lockOverdue(studyId: string): Promise<string[]> {
    const seats = await this.work.query<{ id: string }>(
      `select s.id ${DUE} and t.id = $1 order by s.id for update of s`,
      [studyId],
    );
    return seats.map(({ id }) => id);
  }

  /** Studies in which links are sent, with the minute on each one's own clock. */
  studiesToEnter(): Promise<{ id: string; minute: string }[]> {
    return this.work.query(
      `select id, to_char(platform.clock_now(id), 'YYYYMMDDHH24MI') as minute
         from research.study_facts where phase in ('recruiting', 'field')`,
    );
  }
}
