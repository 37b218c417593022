import { Injectable } from '@nestjs/common';
import type { ActView, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict } from '../../../platform/errors/domain-error.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Discussion } from '../../discussion/discussion.facade.js';
import { ClarityBook } from './clarity-book.js';

/** Answers what a participant asked the moderators; from then on the question counts as settled. */
@Injectable()
export class ReplyToQuestion {
  constructor(
    private readonly work: UnitOfWork,
    private readonly book: ClarityBook,
    private readonly discussion: Discussion,
    private readonly audit: Audit,
  ) {}

  async reply(
    actor: StaffActor,
    studyId: string,
    postId: string,
    wish: { body: string; key?: string | undefined; takeOver?: boolean },
  ): Promise<ActView> {
    return this.work.run(async () => {
      const item = await this.book.lock(studyId, postId);
      if (item.kind !== 'to_moderator')
        throw conflict('moderation.not-a-question', 'This is an answer; to ask its author something, send a probe.');
      if (await this.discussion.sentBefore(actor, studyId, 'moderator_reply', postId, wish))
        return this.book.outcome(item, 'settled');
      await this.book.refuseIfHeld(item, actor, wish.takeOver ?? false);
      const replyId = await this.discussion.replyAsModerator(actor, studyId, postId, wish);
      await this.book.give(item, actor.staffId);
      await this.audit.record(actor, 'moderation.replied', studyId, { postId, replyId });
      await this.book.announce(item);
      return {
        from: item.state,
        state: 'settled',
        holder: { staffId: actor.staffId, name: actor.name },
        undo: null,
      };
    });
  }
}
