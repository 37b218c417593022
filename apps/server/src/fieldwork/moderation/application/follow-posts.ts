import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Facts } from '../../../platform/events/facts.js';
import { PostErased, PostWritten } from '../../discussion/discussion.events.js';
import { decide } from '../domain/clarity.js';
import { ClarityRepository } from '../persistence/clarity.repository.js';
import { ConversationsRepository } from '../persistence/conversations.repository.js';
import { ClarityBook } from './clarity-book.js';

/** Keeps the queue in step with the discussion, in the transaction of whoever wrote. */
@Injectable()
export class FollowPosts implements OnModuleInit {
  constructor(
    private readonly facts: Facts,
    private readonly clarity: ClarityRepository,
    private readonly conversations: ConversationsRepository,
    private readonly book: ClarityBook,
  ) {}

  onModuleInit(): void {
    this.facts.on(PostWritten, (fact) => this.written(fact));
    this.facts.on(PostErased, (fact) => this.erased(fact));
  }

  /** The answer to a probe moves the answer that was probed. A later version of it is only shown as edited. */
  private async written(fact: PostWritten): Promise<void> {
    if (fact.kind !== 'probe_answer' || fact.version > 1 || !fact.parentId) return;
    const answerId = await this.conversations.probedAnswer(fact.studyId, fact.parentId);
    if (!answerId) return;
    const item = await this.book.lock(fact.studyId, answerId);
    const decision = decide(item.state, 'answer-arrives');
    if (decision.allowed) await this.book.move(item, decision.path, null);
    await this.book.announce(item);
  }

  private async erased(fact: PostErased): Promise<void> {
    await this.clarity.forgetPost(fact.studyId, fact.postId);
    await this.book.announce(fact);
  }
}
