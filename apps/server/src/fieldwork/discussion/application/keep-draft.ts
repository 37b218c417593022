import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** More slots than a study can have places to write in: a bound on what one session can store. */
const MOST_DRAFTS = 500;
const SLOT = /^(?:(?:answer|edit|reply|probe):[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|moderator)$/;

export const isSlot = (slot: unknown): slot is string => typeof slot === 'string' && SLOT.test(slot);

/** What somebody is typing, kept until it is sent. Nobody but its writer reads it. */
@Injectable()
export class KeepDraft {
  constructor(private readonly work: UnitOfWork) {}

  /** When it was saved; undefined when nothing is kept: an emptied box keeps no draft. */
  async keep(studyId: string, seatId: string, slot: string, body: string): Promise<Date | undefined> {
    if (body.trim() === '') {
      await this.forget(studyId, seatId, slot);
      return undefined;
    }
    const [row] = await this.work.hot<{ savedAt: Date }>(
      'discussion-draft',
      `insert into research.draft (seat_id, slot, study_id, body, updated_at)
       select $2, $3, $1, $4, platform.clock_now($1) from research.seat
        where study_id = $1 and id = $2 and (select count(*) from research.draft where seat_id = $2) < ${MOST_DRAFTS}
       on conflict (seat_id, slot) do update set body = excluded.body, updated_at = excluded.updated_at
       returning updated_at as "savedAt"`,
      [studyId, seatId, slot, body],
    );
    return row?.savedAt;
  }

  async forget(studyId: string, seatId: string, slot: string): Promise<void> {
    await this.work.query('delete from research.draft where study_id = $1 and seat_id = $2 and slot = $3', [
      studyId,
      seatId,
      slot,
    ]);
  }
}
