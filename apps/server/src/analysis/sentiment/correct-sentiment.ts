import { Injectable } from '@nestjs/common';
import type { SentimentLabel, SentimentView, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { missing } from '../../platform/errors/domain-error.js';
import { Live } from '../../platform/live/live.js';
import { Audit } from '../../foundation/audit/audit.facade.js';
import { ScorePosts } from './score-posts.js';
import { Sentiment } from './sentiment.facade.js';

/** A person's judgement of one version stands over the engine's until it is taken back. */
@Injectable()
export class CorrectSentiment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly scores: ScorePosts,
    private readonly sentiment: Sentiment,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async execute(
    actor: StaffActor,
    studyId: string,
    postId: string,
    version: number,
    label: SentimentLabel | null,
  ): Promise<SentimentView> {
    return this.work.run(async () => {
      if (!(await this.scores.score(studyId, postId, version))) throw missing('answer');
      await this.work.query(
        `update research.sentiment set corrected_label = $4, corrected_by = case when $4::text is null then null else $5::uuid end,
                corrected_at = case when $4::text is null then null else platform.clock_now($1) end
          where study_id = $1 and post_id = $2 and version = $3`,
        [studyId, postId, version, label, actor.staffId],
      );
      await this.audit.record(actor, 'sentiment.corrected', studyId, { postId, version, label });
      await this.live.tell({ studyId, topic: 'sentiment', id: postId });
      const view = (await this.sentiment.ofVersions(studyId, [postId])).find((each) => each.version === version);
      if (!view) throw missing('answer');
      return view;
    });
  }
}
