import { Injectable } from '@nestjs/common';
import type { StaffActor, Stance } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { HypothesesRepository } from '../persistence/hypotheses.repository.js';
import { Quotes } from './quotes.queries.js';

/** Attaches quotes to hypotheses, one stance a quote, and takes them off again. */
@Injectable()
export class WeighEvidence {
  constructor(
    private readonly work: UnitOfWork,
    private readonly hypotheses: HypothesesRepository,
    private readonly quotes: Quotes,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  /** Answers the stance the quote had before, or null: what undoing needs. */
  async attach(
    actor: StaffActor,
    studyId: string,
    hypothesisId: string,
    segmentId: string,
    stance: Stance,
  ): Promise<Stance | null> {
    return this.work.run(async () => {
      if (!(await this.hypotheses.hold(studyId, hypothesisId))) throw missing('hypothesis');
      await this.quotes.mustBeCitable(studyId, [segmentId]);
      const before = await this.hypotheses.lockStance(studyId, { hypothesisId, segmentId });
      if (before === stance) return stance;
      await this.hypotheses.attach(studyId, { hypothesisId, segmentId }, stance, actor.staffId);
      await this.told(actor, studyId, 'findings.evidence-attached', {
        hypothesis: hypothesisId,
        segment: segmentId,
        stance,
      });
      return before;
    });
  }

  async detach(actor: StaffActor, studyId: string, hypothesisId: string, segmentId: string): Promise<Stance> {
    return this.work.run(async () => {
      const stance = await this.hypotheses.detach(studyId, { hypothesisId, segmentId });
      if (!stance) throw missing('evidence');
      await this.told(actor, studyId, 'findings.evidence-detached', {
        hypothesis: hypothesisId,
        segment: segmentId,
        stance,
      });
      return stance;
    });
  }

  private async told(
    actor: StaffActor,
    studyId: string,
    action: string,
    subject: { hypothesis: string; segment: string; stance: Stance },
  ): Promise<void> {
    await this.audit.record(actor, action, studyId, subject);
    await this.live.tell({ studyId, topic: 'findings', id: subject.hypothesis });
  }
}
