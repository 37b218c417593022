import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import type { HoldsPersonalData } from '../../../foundation/privacy/privacy.facade.js';
import { PostErased } from '../../../fieldwork/discussion/discussion.events.js';

/** Withdrawal and erasure: the quotes of segments are a participant's words. */
@Injectable()
export class ForgetWords implements OnModuleInit, HoldsPersonalData {
  readonly name = 'coding';

  constructor(
    private readonly work: UnitOfWork,
    private readonly facts: Facts,
  ) {}

  onModuleInit(): void {
    this.facts.on(PostErased, async ({ studyId, postId }) => {
      await this.work.query('delete from research.segment where study_id = $1 and post_id = $2', [studyId, postId]);
    });
  }

  /** The lock makes whoever is marking these words wait, and then find nothing. */
  async erase(studyId: string, seatId: string): Promise<void> {
    await this.work.query('select id from research.post where study_id = $1 and seat_id = $2 order by id for update', [
      studyId,
      seatId,
    ]);
    await this.work.query(
      'delete from research.segment where study_id = $1 and post_id in (select id from research.post where study_id = $1 and seat_id = $2)',
      [studyId, seatId],
    );
  }
}
