import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Quotes } from './quotes.queries.js';

/** Puts quotes into themes and takes them out again. */
@Injectable()
export class SortQuotes {
  constructor(
    private readonly work: UnitOfWork,
    private readonly quotes: Quotes,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  /** False: the quote was in the theme already. */
  async put(actor: StaffActor, studyId: string, themeId: string, segmentId: string): Promise<boolean> {
    return this.work.run(async () => {
      const themes = await this.work.query(
        'select 1 from research.theme where study_id = $1 and id = $2 for key share',
        [studyId, themeId],
      );
      if (themes.length === 0) throw missing('theme');
      await this.quotes.mustBeCitable(studyId, [segmentId]);
      const rows = await this.work.query(
        `insert into research.theme_quote (theme_id, segment_id, study_id, at) values ($2, $3, $1, platform.clock_now($1)) on conflict do nothing returning segment_id`,
        [studyId, themeId, segmentId],
      );
      if (rows.length === 0) return false;
      await this.told(actor, studyId, 'findings.quote-put', themeId, segmentId);
      return true;
    });
  }

  async takeOut(actor: StaffActor, studyId: string, themeId: string, segmentId: string): Promise<void> {
    await this.work.run(async () => {
      const rows = await this.work.query(
        'delete from research.theme_quote where study_id = $1 and theme_id = $2 and segment_id = $3 returning segment_id',
        [studyId, themeId, segmentId],
      );
      if (rows.length === 0) throw missing('quote');
      await this.told(actor, studyId, 'findings.quote-taken-out', themeId, segmentId);
    });
  }

  private async told(
    actor: StaffActor,
    studyId: string,
    action: string,
    theme: string,
    segment: string,
  ): Promise<void> {
    await this.audit.record(actor, action, studyId, { theme, segment });
    await this.live.tell({ studyId, topic: 'findings', id: theme });
  }
}
