import { Injectable } from '@nestjs/common';
import type { StaffActor, Stance } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Quotes } from './quotes.queries.js';

/** Attaches quotes to hypotheses, one stance a quote, and takes them off again. */
@Injectable()
export class WeighEvidence {
  constructor(
    private readonly work: UnitOfWork,
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
      const held = await this.work.query(
        'select 1 from research.hypothesis where study_id = $1 and id = $2 for key share',
        [studyId, hypothesisId],
      );
      if (held.length === 0) throw missing('hypothesis');
      await this.quotes.mustBeCitable(studyId, [segmentId]);
      const [before] = await this.work.query<{ stance: Stance }>(
        'select stance from research.evidence where study_id = $1 and hypothesis_id = $2 and segment_id = $3 for update',
        [studyId, hypothesisId, segmentId],
      );
      if (before?.stance === stance) return stance;
      await this.work.query(
        `insert into research.evidence (hypothesis_id, segment_id, study_id, stance, staff_id, at) values ($2, $3, $1, $4, $5, platform.clock_now($1))
         on conflict (hypothesis_id, segment_id) do update set stance = excluded.stance, staff_id = excluded.staff_id`,
        [studyId, hypothesisId, segmentId, stance, actor.staffId],
      );
      await this.told(actor, studyId, 'findings.evidence-attached', {
        hypothesis: hypothesisId,
        segment: segmentId,
        stance,
      });
      return before?.stance ?? null;
    });
  }

  async detach(actor: StaffActor, studyId: string, hypothesisId: string, segmentId: string): Promise<Stance> {
    return this.work.run(async () => {
      const [row] = await this.work.query<{ stance: Stance }>(
        'delete from research.evidence where study_id = $1 and hypothesis_id = $2 and segment_id = $3 returning stance',
        [studyId, hypothesisId, segmentId],
      );
      if (!row) throw missing('evidence');
      await this.told(actor, studyId, 'findings.evidence-detached', {
        hypothesis: hypothesisId,
        segment: segmentId,
        stance: row.stance,
      });
      return row.stance;
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
