import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SeatReason, SeatState } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { SeatEntity } from './panel.entities.js';

const UNIQUE_VIOLATION = '23505';

/** Writes of seats. */
@Injectable()
export class SeatChangesRepository {
  constructor(private readonly work: UnitOfWork) {}

  async add(seat: Partial<SeatEntity> & Pick<SeatEntity, 'id' | 'studyId'>): Promise<void> {
    await this.work.repository(SeatEntity).insert(seat);
  }

  /** The state that the seat has; nobody changes it until the transaction has ended. */
  async lockState(studyId: string, seatId: string): Promise<SeatState | undefined> {
    const [seat] = await this.work.query<{ state: SeatState }>(
      'select state from research.seat where id = $1 and study_id = $2 for update',
      [seatId, studyId],
    );
    return seat?.state;
  }

  /** Like `lockState`, but words may be written under the seat meanwhile. */
  async lock(studyId: string, seatId: string): Promise<void> {
    await this.work.query('select 1 from research.seat where study_id = $1 and id = $2 for no key update', [
      studyId,
      seatId,
    ]);
  }

  async setState(studyId: string, seatId: string, to: SeatState): Promise<void> {
    await this.work.query('update research.seat set state = $3 where id = $1 and study_id = $2', [seatId, studyId, to]);
  }

  async addChange(
    studyId: string,
    seatId: string,
    change: { from: SeatState | null; to: SeatState; code: SeatReason | null; words: string },
  ): Promise<void> {
    await this.work.query(
      `insert into research.seat_change (id, study_id, seat_id, from_state, to_state, code, reason, at)
       values ($1, $2, $3, $4, $5, $6, $7, platform.clock_now($2))`,
      [randomUUID(), studyId, seatId, change.from, change.to, change.code, change.words],
    );
  }

  /** The seats of an earlier draw of which nobody was told; answers their applications. */
  async deleteDrawn(studyId: string): Promise<string[]> {
    const gone = await this.work.query<{ id: string }>(
      `delete from research.seat where study_id = $1 and state = 'drawn' returning application_id as id`,
      [studyId],
    );
    return gone.map((row) => row.id);
  }

  async setAnswerBy(studyId: string, seatId: string, answerBy: Date): Promise<void> {
    await this.work.query('update research.seat set answer_by = $3 where study_id = $1 and id = $2', [
      studyId,
      seatId,
      answerBy,
    ]);
  }

  async setReplaces(studyId: string, seatId: string, replaces: string | null, late: boolean): Promise<void> {
    await this.work.query('update research.seat set replaces = $3, late = late or $4 where study_id = $1 and id = $2', [
      studyId,
      seatId,
      replaces,
      late,
    ]);
  }

  async setAgreement(studyId: string, seatId: string, version: string, late: boolean): Promise<void> {
    await this.work.query(
      `update research.seat
          set agreement_version = $3, agreed_at = platform.clock_now($1), late = late or $4
        where study_id = $1 and id = $2`,
      [studyId, seatId, version, late],
    );
  }

  /** False when somebody else has the alias: two may choose one at the same moment, and the index decides. */
  async setAlias(studyId: string, seatId: string, alias: string, key: string): Promise<boolean> {
    try {
      await this.work.query(
        `update research.seat set alias = $3, alias_key = $4 where study_id = $1 and id = $2 and alias is null`,
        [studyId, seatId, alias, key],
      );
      return true;
    } catch (refused) {
      if ((refused as { code?: string }).code === UNIQUE_VIOLATION) return false;
      throw refused;
    }
  }

  /** Takes away what the person wrote themselves or somebody typed about them; answers their application. */
  async forget(studyId: string, seatId: string): Promise<string | undefined> {
    const [seat] = await this.work.query<{ applicationId: string }>(
      `update research.seat set alias = null, alias_key = null where study_id = $1 and id = $2
        returning application_id as "applicationId"`,
      [studyId, seatId],
    );
    await this.work.query(
      `update research.seat_change set reason = '' where study_id = $1 and seat_id = $2 and code is null`,
      [studyId, seatId],
    );
    return seat?.applicationId;
  }
}
