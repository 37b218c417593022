import { Injectable } from '@nestjs/common';
import { roleMay, type ActView, type StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid } from '../../../platform/errors/domain-error.js';
import { Access } from '../../../foundation/access/access.facade.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { ClarityBook } from './clarity-book.js';

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
      const item = await this.book.lock(studyId, postId);
      const holderId = wish.holder === undefined ? actor.staffId : wish.holder;
      const holder = holderId === null ? null : await this.moderator(actor, studyId, holderId);
      if (holderId !== item.holderId) {
        await this.book.refuseIfHeld(item, actor, wish.takeOver);
        await this.book.give(item, holderId);
        await this.audit.record(actor, 'moderation.held', studyId, { postId, from: item.holderId, to: holderId });
        await this.book.announce(item);
      }
      return { from: item.state, state: item.state, holder, undo: null };
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
    const message = 'Choose a moderator or researcher of this study.';
    throw invalid('moderation.no-moderator', message, [{ path: 'holder', message }]);
  }
}
