import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { PostErased, PostWritten } from '../../discussion/discussion.events.js';
import { decide } from '../domain/clarity.js';
import { ClarityBook } from './clarity-book.js';

/** Keeps the queue in step with the discussion, in the transaction of whoever wrote. */
@Injectable()
export class FollowPosts implements OnModuleInit {
  constructor(
    private readonly facts: Facts,
    private readonly work: UnitOfWork,
    private readonly book: ClarityBook,
  ) {}

  onModuleInit(): void {
    this.facts.on(PostWritten, (fact) => this.written(fact));
    this.facts.on(PostErased, (fact) => this.erased(fact));
  }

  /** The answer to a probe moves the answer that was probed. A later version of it is only shown as edited. */
  private async written(fact: PostWritten): Promise<void> {
    if (fact.kind !== 'probe_answer' || fact.version > 1 || !fact.parentId) return;
    const [probe] = await this.work.query<{ answerId: string | null }>(
      'select parent_id as "answerId" from research.written_post where study_id = $1 and post_id = $2',
      [fact.studyId, fact.parentId],
    );
    if (!probe?.answerId) return;
    const standing = await this.book.lock(fact.studyId, probe.answerId);
    const decision = decide(standing.state, 'answer-arrives');
    if (decision.allowed) await this.book.move(standing, decision.path, null);
    await this.book.tell(standing);
  }

  private async erased(fact: PostErased): Promise<void> {
    await this.work.query('delete from research.clarity_change where study_id = $1 and post_id = $2', [
      fact.studyId,
      fact.postId,
    ]);
    await this.work.query('delete from research.clarity where study_id = $1 and post_id = $2', [
      fact.studyId,
      fact.postId,
    ]);
    await this.book.tell(fact);
  }
}
