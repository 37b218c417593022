import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { Live } from '../../../platform/live/live.js';
import type { HoldsPersonalData } from '../../../foundation/privacy/privacy.facade.js';
import { PostErased } from '../discussion.events.js';
import { Photos } from './photos.js';

/** Takes one person's words out of every version; their places in the threads stay, empty. */
@Injectable()
export class EraseWords implements HoldsPersonalData {
  readonly name = 'discussion';

  constructor(
    private readonly work: UnitOfWork,
    private readonly facts: Facts,
    private readonly live: Live,
    private readonly photos: Photos,
  ) {}

  async erase(studyId: string, seatId: string): Promise<void> {
    await this.work.run(async () => {
      // Private words of the moderators to this person go too: a probe quotes the answer it asks about.
      const erased = await this.work.query<{ id: string }>(
        `update research.post set erased_at = platform.clock_now($1), skip_reason = null, submission_key = null
          where study_id = $1 and (seat_id = $2 or about_seat_id = $2) and erased_at is null returning id`,
        [studyId, seatId],
      );
      await this.work.query(
        `update research.post_version v set body = '', chosen = null from research.post p
          where p.id = v.post_id and p.study_id = $1 and (p.seat_id = $2 or p.about_seat_id = $2)`,
        [studyId, seatId],
      );
      await this.work.query('delete from research.draft where study_id = $1 and seat_id = $2', [studyId, seatId]);
      await this.photos.erase(studyId, seatId);
      await this.work.query(
        `delete from research.peer_turn t where t.study_id = $1 and (t.seat_id = $2 or t.post_id in (select id from research.post where study_id = $1 and seat_id = $2))`,
        [studyId, seatId],
      );
      await this.work.query('delete from research.question_seen where study_id = $1 and seat_id = $2', [
        studyId,
        seatId,
      ]);
      await this.work.query('delete from research.exposure where study_id = $1 and seat_id = $2', [studyId, seatId]);
      for (const { id } of erased) await this.facts.announce(new PostErased(studyId, id));
      await this.live.tell({ studyId, topic: 'post' });
    });
  }
}
