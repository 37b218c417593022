import { Injectable } from '@nestjs/common';
import { TAKING_PART, type ActView, type StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Access } from '../../../foundation/access/access.facade.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Discussion } from '../../discussion/discussion.facade.js';
import { Panel } from '../../panel/panel.facade.js';
import { decide } from '../domain/clarity.js';
import { ClarityRepository, type ItemState } from '../persistence/clarity.repository.js';
import { ConversationsRepository } from '../persistence/conversations.repository.js';
import { ClarityBook, refuse } from './clarity-book.js';

/** Asks the author of an answer privately. The probe, its state and its holder come about together. */
@Injectable()
export class ProbeAuthor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clarity: ClarityRepository,
    private readonly conversations: ConversationsRepository,
    private readonly book: ClarityBook,
    private readonly discussion: Discussion,
    private readonly panel: Panel,
    private readonly access: Access,
    private readonly audit: Audit,
  ) {}

  async probe(
    actor: StaffActor,
    studyId: string,
    postId: string,
    wish: { body: string; key?: string | undefined; takeOver?: boolean; anyway?: boolean },
  ): Promise<ActView> {
    return this.work.run(async () => {
      await this.lockPerson(studyId, postId);
      const item = await this.book.lock(studyId, postId);
      if (item.kind !== 'answer')
        throw conflict(
          'moderation.not-an-answer',
          'Only an answer can be probed; a question to the moderators gets a reply.',
        );
      if (await this.discussion.sentBefore(actor, studyId, 'probe', postId, wish)) return this.book.outcome(item);
      await this.book.refuseIfHeld(item, actor, wish.takeOver ?? false);
      const decision = decide(item.state, 'probe');
      if (!decision.allowed) throw refuse(decision.because, item.state);
      await this.refuseIfGone(item);
      if (!wish.anyway) await this.refuseIfProbedElsewhere(item, actor);
      const probeId = await this.discussion.probe(actor, studyId, postId, wish);
      await this.book.move(item, decision.path, actor.staffId);
      await this.book.give(item, actor.staffId);
      await this.audit.record(actor, 'moderation.probed', studyId, { postId, probeId });
      await this.book.announce(item);
      return {
        from: item.state,
        state: 'probed',
        holder: { staffId: actor.staffId, name: actor.name },
        undo: null,
      };
    });
  }

  /** Two probes to one person at the same moment follow each other, so that the second one sees the first. */
  private async lockPerson(studyId: string, postId: string): Promise<void> {
    const seatId = await this.conversations.authorOf(studyId, postId);
    if (!seatId) throw missing('answer');
    await this.panel.lockSeat(studyId, seatId);
  }

  private async refuseIfGone(item: ItemState): Promise<void> {
    const seat = await this.panel.seat(item.studyId, item.seatId);
    if (!seat || !TAKING_PART.includes(seat.state))
      throw conflict(
        'moderation.person-left',
        `${item.alias ?? 'This person'} no longer takes part and cannot answer a probe.`,
      );
  }

  private async refuseIfProbedElsewhere(item: ItemState, actor: StaffActor): Promise<void> {
    const holderId = await this.clarity.whoProbedElsewhere(item, actor.staffId);
    if (!holderId) return;
    const name = (await this.access.namesOf([holderId])).get(holderId) ?? 'A colleague';
    throw conflict(
      'moderation.person-probed',
      `${name} already waits for ${item.alias ?? 'this person'} to answer another probe. Send yours anyway if both are needed.`,
    );
  }
}
