import { Injectable } from '@nestjs/common';
import type { ScreenerDraft, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { ScreenersRepository } from '../persistence/screeners.repository.js';
import { EditScreenerDraft, overtaken } from './edit-screener-draft.js';
import { readScreener } from '../domain/find-screener-faults.js';

/** Makes the draft a new version for applicants. Earlier versions stay, for the answers that were given to them. */
@Injectable()
export class PublishScreener {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: ScreenersRepository,
    private readonly drafts: EditScreenerDraft,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  /** Publishing twice makes one version: the second finds nothing that differs from what applicants see. */
  async publish(actor: StaffActor, studyId: string, revision: number): Promise<ScreenerDraft> {
    await this.work.run(async () => {
      const row = await this.drafts.row(studyId, 'to-change');
      if (row.revision !== revision) throw overtaken(row);
      if (!row.draft) return;
      const read = readScreener(row.draft);
      if (!read.ok)
        throw invalid(
          'screener.faulty',
          'The screener has faults, so applicants still see the one before it.',
          read.faults,
        );
      const version = await this.rows.publish(studyId, read.screener, actor.staffId);
      if (version === undefined) return;
      await this.audit.record(actor, 'recruitment.screener-published', studyId, { version });
      await this.live.tell({ studyId, topic: 'screener' });
    });
    return this.drafts.read(studyId);
  }
}
