import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Live } from '../../../platform/live/live.js';

const UNANSWERED = `p.kind = 'probe' and p.erased_at is null
  and not exists (select 1 from research.post a where a.parent_id = p.id and a.kind = 'probe_answer')`;

/** Whether anybody still waits for the answer to a probe. Moderation, which knows, tells. */
@Injectable()
export class CloseProbes {
  constructor(
    private readonly work: UnitOfWork,
    private readonly live: Live,
  ) {}

  async close(studyId: string, answerId: string): Promise<void> {
    await this.tellOf(
      studyId,
      await this.work.query<{ id: string }>(
        `update research.post p set closed_at = platform.clock_now($1)
          where p.study_id = $1 and p.parent_id = $2 and p.closed_at is null and ${UNANSWERED} returning p.id`,
        [studyId, answerId],
      ),
    );
  }

  async reopen(studyId: string, answerId: string): Promise<void> {
    await this.tellOf(
      studyId,
      await this.work.query<{ id: string }>(
        `update research.post set closed_at = null
          where study_id = $1 and id = (select p.id from research.post p where p.study_id = $1 and p.parent_id = $2 and ${UNANSWERED}
                                         order by p.created_at desc limit 1) returning id`,
        [studyId, answerId],
      ),
    );
  }

  private async tellOf(studyId: string, probes: readonly { id: string }[]): Promise<void> {
    await this.live.tellAll(probes.map(({ id }) => ({ studyId, topic: 'post', id })));
  }
}
