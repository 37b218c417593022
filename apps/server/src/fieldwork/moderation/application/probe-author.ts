import { Injectable } from '@nestjs/common';
import { TAKING_PART, type ActView, type StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Access } from '../../../foundation/access/access.facade.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Discussion } from '../../discussion/discussion.facade.js';
import { Panel } from '../../panel/panel.facade.js';
import { decide } from '../domain/clarity.js';
import { ClarityBook, refuse, type Standing } from './clarity-book.js';
import { because } from '../../../platform/errors/because.js';

/** Asks the author of an answer privately. The probe, its state and its holder come about together. */
@Injectable()
export class ProbeAuthor {
  constructor(
    private readonly work: UnitOfWork,
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
      const standing = await this.book.lock(studyId, postId);
      if (standing.kind !== 'answer')
        throw conflict('moderation.not-an-answer', because('moderation.refusal.not-an-answer'));
      if (await this.discussion.sentBefore(actor, studyId, 'probe', postId, wish)) return this.book.outcome(standing);
      await this.book.refuseIfHeld(standing, actor, wish.takeOver ?? false);
      const decision = decide(standing.state, 'probe');
      if (!decision.allowed) throw refuse(decision.because, standing.state);
      await this.refuseIfGone(standing);
      if (!wish.anyway) await this.refuseIfProbedElsewhere(standing, actor);
      const probeId = await this.discussion.probe(actor, studyId, postId, wish);
      await this.book.move(standing, decision.path, actor.staffId);
      await this.book.give(standing, actor.staffId);
      await this.audit.record(actor, 'moderation.probed', studyId, { postId, probeId });
      await this.book.tell(standing);
      return {
        from: standing.state,
        state: 'probed',
        holder: { staffId: actor.staffId, name: actor.name },
        undo: null,
      };
    });
  }

  /** Two probes to one person at the same moment follow each other, so that the second one sees the first. */
  private async lockPerson(studyId: string, postId: string): Promise<void> {
    const [seat] = await this.work.query(
      `select s.id from research.seat s join research.written_post p on p.seat_id = s.id
        where p.study_id = $1 and p.post_id = $2 for no key update of s`,
      [studyId, postId],
    );
    if (!seat) throw missing('answer');
  }

  private async refuseIfGone(standing: Standing): Promise<void> {
    const seat = await this.panel.seat(standing.studyId, standing.seatId);
    if (!seat || !TAKING_PART.includes(seat.state))
      throw conflict(
        'moderation.person-left',
        because('moderation.refusal.person-left', {
          alias: standing.alias ?? because('moderation.refusal.this-person'),
        }),
      );
  }

  private async refuseIfProbedElsewhere(standing: Standing, actor: StaffActor): Promise<void> {
    const [other] = await this.work.query<{ holderId: string }>(
      `select c.holder_id as "holderId" from research.clarity c join research.written_post p on p.post_id = c.post_id
        where c.study_id = $1 and c.state = 'probed' and p.seat_id = $2 and c.post_id <> $3 and c.holder_id <> $4 limit 1`,
      [standing.studyId, standing.seatId, standing.postId, actor.staffId],
    );
    if (!other) return;
    const name =
      (await this.access.namesOf([other.holderId])).get(other.holderId) ?? because('moderation.refusal.a-colleague');
    throw conflict(
      'moderation.person-probed',
      because('moderation.refusal.person-probed', {
        name,
        alias: standing.alias ?? because('moderation.refusal.this-person-within'),
      }),
    );
  }
}
