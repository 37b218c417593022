import { Injectable } from '@nestjs/common';
import type { SentimentLabel, SentimentView, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { missing } from '../../platform/errors/domain-error.js';
import { Live } from '../../platform/live/live.js';
import { Audit } from '../../foundation/audit/audit.facade.js';
import { SentimentRepository } from './persistence/sentiment.repository.js';
import { ScorePosts } from './score-posts.js';
import { Sentiment } from './sentiment.facade.js';

/** A person's judgement of one version stands over the engine's until it is taken back. */
@Injectable()
export class CorrectSentiment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: SentimentRepository,
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
      await this.rows.keepCorrection({ studyId, postId, version }, label, actor.staffId);
      await this.audit.record(actor, 'sentiment.corrected', studyId, { postId, version, label });
      await this.live.tell({ studyId, topic: 'sentiment', id: postId });
      const view = (await this.sentiment.ofVersions(studyId, [postId])).find((each) => each.version === version);
      if (!view) throw missing('answer');
      return view;
    });
  }
}
