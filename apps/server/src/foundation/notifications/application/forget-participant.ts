import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { HoldsPersonalData } from '../../privacy/privacy.facade.js';

/** When somebody withdraws: their wishes and devices go, what waits for them is not sent, and no mail keeps words. */
@Injectable()
export class ForgetParticipant implements HoldsPersonalData {
  readonly name = 'notifications';

  constructor(private readonly work: UnitOfWork) {}

  async erase(studyId: string, seatId: string): Promise<void> {
    await this.work.query('delete from research.participant_wish where study_id = $1 and seat_id = $2', [
      studyId,
      seatId,
    ]);
    await this.work.query(
      `update research.notice set values = values - 'quote',
              state = case when due_at is null then state else 'dropped' end,
              fault = case when due_at is null then fault else 'left' end, due_at = null
        where study_id = $1 and seat_id = $2`,
      [studyId, seatId],
    );
  }
}
