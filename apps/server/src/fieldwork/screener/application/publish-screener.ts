import { Injectable } from '@nestjs/common';
import type { ScreenerDraft, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { invalid } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { EditScreenerDraft, overtaken } from './edit-screener-draft.js';
import { readScreener } from '../domain/find-screener-faults.js';

/** Makes the draft a new version for applicants. Earlier versions stay, for the answers that were given to them. */
@Injectable()
export class PublishScreener {
  constructor(
    private readonly work: UnitOfWork,
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
      const definition = JSON.stringify(read.screener);
      const [published] = await this.work.query<{ version: number }>(
        `update research.screener set definition = $2, version = version + 1 where study_id = $1 and definition <> $2::jsonb returning version`,
        [studyId, definition],
      );
      await this.work.query('update research.screener set draft = null where study_id = $1', [studyId]);
      if (!published) return;
      await this.work.query(
        'insert into research.screener_version (study_id, version, definition, published_by) values ($1, $2, $3, $4)',
        [studyId, published.version, definition, actor.staffId],
      );
      await this.audit.record(actor, 'recruitment.screener-published', studyId, { version: published.version });
      await this.live.tell({ studyId, topic: 'screener' });
    });
    return this.drafts.read(studyId);
  }
}
