import { Injectable } from '@nestjs/common';
import type { ActView, ClarityMark, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict } from '../../../platform/errors/domain-error.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Discussion } from '../../discussion/discussion.facade.js';
import { canTakeBack, decide } from '../domain/clarity.js';
import { ClarityRepository, type ItemState } from '../persistence/clarity.repository.js';
import { ConversationsRepository } from '../persistence/conversations.repository.js';
import { ClarityBook, refuse } from './clarity-book.js';

/** A moderator says where an item stands: clear, unclear, unread again, settled, closed, taken up again. */
@Injectable()
export class MarkItem {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clarity: ClarityRepository,
    private readonly conversations: ConversationsRepository,
    private readonly book: ClarityBook,
    private readonly audit: Audit,
    private readonly discussion: Discussion,
  ) {}

  async mark(actor: StaffActor, studyId: string, postId: string, as: ClarityMark): Promise<ActView> {
    return this.work.run(async () => {
      const item = await this.book.lock(studyId, postId);
      if (item.kind === 'to_moderator') await this.refuseOnQuestion(item, as);
      const decision = decide(item.state, as);
      if (!decision.allowed) throw refuse(decision.because, item.state);
      const state = decision.path.at(-1) ?? item.state;
      const change = await this.book.move(item, decision.path, actor.staffId);
      if (change) {
        if (state === 'closed' || state === 'settled') await this.discussion.closeProbes(studyId, postId);
        await this.audit.record(actor, 'moderation.marked', studyId, { postId, from: item.state, to: state });
        await this.book.announce(item);
      }
      const undo = change && canTakeBack({ from: item.state, to: state }) ? change : null;
      return this.book.outcome(item, state, undo);
    });
  }

  /** Takes the last mark back, by whoever made it and as long as nothing has followed. */
  async undo(actor: StaffActor, studyId: string, postId: string, changeId: string): Promise<ActView> {
    return this.work.run(async () => {
      const item = await this.book.lock(studyId, postId);
      const last = await this.clarity.lastChange(studyId, postId);
      if (last?.id !== changeId || last.staffId !== actor.staffId)
        throw conflict('moderation.undo-late', 'Something else has happened to this one since; nothing was undone.');
      if (!canTakeBack(last))
        throw conflict('moderation.cannot-undo', 'This cannot be undone: what was sent stays sent.');
      await this.book.moveBack(item, last.from, last.at, actor.staffId);
      if (last.from === 'probed') await this.discussion.reopenProbe(studyId, postId);
      await this.audit.record(actor, 'moderation.undone', studyId, { postId, from: last.to, to: last.from });
      await this.book.announce(item);
      return this.book.outcome(item, last.from, null);
    });
  }

  /** A participant's own question is either open, or needs no reply; a reply settles it by itself. */
  private async refuseOnQuestion(item: ItemState, as: ClarityMark): Promise<void> {
    if (as !== 'clear' && as !== 'unread')
      throw conflict('moderation.question', 'A question to the moderators gets a reply, or is marked as needing none.');
    if (await this.conversations.hasModeratorReply(item.studyId, item.postId))
      throw conflict('moderation.replied', 'This question has been replied to.');
  }
}
