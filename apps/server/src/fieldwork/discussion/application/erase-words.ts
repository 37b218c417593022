import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { Live } from '../../../platform/live/live.js';
import type { HoldsPersonalData } from '../../../foundation/privacy/privacy.facade.js';
import { PostErased } from '../discussion.events.js';
import { Photos } from './photos.js';
import { ErasureRepository } from '../persistence/erasure.repository.js';

/** Takes one person's words out of every version; their places in the threads stay, empty. */
@Injectable()
export class EraseWords implements HoldsPersonalData {
  readonly name = 'discussion';

  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: ErasureRepository,
    private readonly facts: Facts,
    private readonly live: Live,
    private readonly photos: Photos,
  ) {}

  async erase(studyId: string, seatId: string): Promise<void> {
    await this.work.run(async () => {
      // Private words of the moderators to this person go too: a probe quotes the answer it asks about.
      const erased = await this.rows.erasePosts(studyId, seatId);
      await this.rows.eraseWords(studyId, seatId);
      await this.rows.eraseDrafts(studyId, seatId);
      await this.photos.erase(studyId, seatId);
      await this.rows.erasePeerTurns(studyId, seatId);
      await this.rows.eraseLooks(studyId, seatId);
      await this.rows.eraseExposure(studyId, seatId);
      for (const { id } of erased) await this.facts.announce(new PostErased(studyId, id));
      await this.live.tell({ studyId, topic: 'post' });
    });
  }
}
