import { Injectable } from '@nestjs/common';
import type { ActView, ClarityMark, ClarityState, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict } from '../../../platform/errors/domain-error.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Discussion } from '../../discussion/discussion.facade.js';
import { canTakeBack, decide } from '../domain/clarity.js';
import { ClarityBook, refuse, type Standing } from './clarity-book.js';
import { because } from '../../../platform/errors/because.js';

/** A moderator says where an item stands: clear, unclear, unread again, settled, closed, taken up again. */
@Injectable()
export class MarkItem {
  constructor(
    private readonly work: UnitOfWork,
    private readonly book: ClarityBook,
    private readonly audit: Audit,
    private readonly discussion: Discussion,
  ) {}

  async mark(actor: StaffActor, studyId: string, postId: string, as: ClarityMark): Promise<ActView> {
    return this.work.run(async () => {
      const standing = await this.book.lock(studyId, postId);
      if (standing.kind === 'to_moderator') await this.refuseOnQuestion(standing, as);
      const decision = decide(standing.state, as);
      if (!decision.allowed) throw refuse(decision.because, standing.state);
      const state = decision.path.at(-1) ?? standing.state;
      const change = await this.book.move(standing, decision.path, actor.staffId);
      if (change) {
        if (state === 'closed' || state === 'settled') await this.discussion.closeProbes(studyId, postId);
        await this.audit.record(actor, 'moderation.marked', studyId, { postId, from: standing.state, to: state });
        await this.book.tell(standing);
      }
      const undo = change && canTakeBack({ from: standing.state, to: state }) ? change : null;
      return this.book.outcome(standing, state, undo);
    });
  }

  /** Takes the last mark back, by whoever made it and as long as nothing has followed. */
  async undo(actor: StaffActor, studyId: string, postId: string, changeId: string): Promise<ActView> {
    return this.work.run(async () => {
      const standing = await this.book.lock(studyId, postId);
      const [last] = await this.work.query<{
        id: string;
        from: ClarityState;
        to: ClarityState;
        staffId: string | null;
        at: Date;
      }>(
        `select id, from_state as "from", to_state as "to", staff_id as "staffId", at from research.clarity_change
          where study_id = $1 and post_id = $2 order by at desc limit 1`,
        [studyId, postId],
      );
      if (last?.id !== changeId || last.staffId !== actor.staffId)
        throw conflict('moderation.undo-late', because('moderation.refusal.undo-late'));
      if (!canTakeBack(last)) throw conflict('moderation.cannot-undo', because('moderation.refusal.cannot-undo'));
      await this.book.moveBack(standing, last.from, last.at, actor.staffId);
      if (last.from === 'probed') await this.discussion.reopenProbe(studyId, postId);
      await this.audit.record(actor, 'moderation.undone', studyId, { postId, from: last.to, to: last.from });
      await this.book.tell(standing);
      return this.book.outcome(standing, last.from, null);
    });
  }

  /** A participant's own question is either open, or needs no reply; a reply settles it by itself. */
  private async refuseOnQuestion(standing: Standing, as: ClarityMark): Promise<void> {
    if (as !== 'clear' && as !== 'unread')
      throw conflict('moderation.question', because('moderation.refusal.question'));
    const [reply] = await this.work.query(
      `select 1 from research.written_post where study_id = $1 and parent_id = $2 and kind = 'moderator_reply' limit 1`,
      [standing.studyId, standing.postId],
    );
    if (reply) throw conflict('moderation.replied', because('moderation.refusal.replied'));
  }
}
