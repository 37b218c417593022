import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { ThemesRepository } from '../persistence/themes.repository.js';
import { Quotes } from './quotes.queries.js';

/** Puts quotes into themes and takes them out again. */
@Injectable()
export class SortQuotes {
  constructor(
    private readonly work: UnitOfWork,
    private readonly themes: ThemesRepository,
    private readonly quotes: Quotes,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  /** False: the quote was in the theme already. */
  async put(actor: StaffActor, studyId: string, themeId: string, segmentId: string): Promise<boolean> {
    return this.work.run(async () => {
      if (!(await this.themes.hold(studyId, themeId))) throw missing('theme');
      await this.quotes.mustBeCitable(studyId, [segmentId]);
      if ((await this.themes.putQuotes(studyId, themeId, [segmentId])) === 0) return false;
      await this.told(actor, studyId, 'findings.quote-put', themeId, segmentId);
      return true;
    });
  }

  async takeOut(actor: StaffActor, studyId: string, themeId: string, segmentId: string): Promise<void> {
    await this.work.run(async () => {
      if (!(await this.themes.takeQuoteOut(studyId, themeId, segmentId))) throw missing('quote');
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
