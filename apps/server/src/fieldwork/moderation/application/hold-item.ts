import { Injectable } from '@nestjs/common';
import { roleMay, type ActView, type StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid } from '../../../platform/errors/domain-error.js';
import { Access } from '../../../foundation/access/access.facade.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { ClarityBook } from './clarity-book.js';
import { because } from '../../../platform/errors/because.js';

/** A moderator takes an item, gives it to a colleague, or lets it go. */
@Injectable()
export class HoldItem {
  constructor(
    private readonly work: UnitOfWork,
    private readonly book: ClarityBook,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  /** `holder` undefined: whoever asks; null: nobody. */
  async hold(
    actor: StaffActor,
    studyId: string,
    postId: string,
    wish: { holder?: string | null | undefined; takeOver: boolean },
  ): Promise<ActView> {
    return this.work.run(async () => {
      const standing = await this.book.lock(studyId, postId);
      const holderId = wish.holder === undefined ? actor.staffId : wish.holder;
      const holder = holderId === null ? null : await this.moderator(actor, studyId, holderId);
      if (holderId !== standing.holderId) {
        await this.book.refuseIfHeld(standing, actor, wish.takeOver);
        await this.book.give(standing, holderId);
        await this.audit.record(actor, 'moderation.held', studyId, { postId, from: standing.holderId, to: holderId });
        await this.book.tell(standing);
      }
      return { from: standing.state, state: standing.state, holder, undo: null };
    });
  }

  private async moderator(
    actor: StaffActor,
    studyId: string,
    staffId: string,
  ): Promise<{ staffId: string; name: string }> {
    if (staffId === actor.staffId) return { staffId, name: actor.name };
    const colleague = (await this.access.team(studyId)).find((one) => one.staffId === staffId);
    if (colleague && roleMay(colleague.role, 'moderation.act')) return { staffId, name: colleague.name };
    const reason = because('moderation.refusal.no-moderator');
    throw invalid('moderation.no-moderator', reason, [{ path: 'holder', reason }]);
  }
}
