import { Injectable } from '@nestjs/common';
import type { FunnelCounts } from '@lytt/shared';
import { FunnelRepository, type CountedSource, type FunnelDay } from '../persistence/funnel.repository.js';
import { SourcesRepository, type SourceRow } from '../persistence/sources.repository.js';
import { RatedForms } from './rated-forms.js';

export type FunnelRow = CountedSource & Pick<FunnelCounts, 'rated'>;

@Injectable()
export class SourcesQueries {
  constructor(
    private readonly sources: SourcesRepository,
    private readonly counts: FunnelRepository,
    private readonly rated: RatedForms,
  ) {}

  links(studyId: string): Promise<SourceRow[]> {
    return this.sources.list(studyId);
  }

  async funnel(studyId: string): Promise<FunnelRow[]> {
    const rated = await this.rated.bySource(studyId);
    const rows = await this.counts.bySource(studyId);
    return rows.map((row) => ({ ...row, rated: rated.get(row.id) ?? 0 }));
  }

  days(studyId: string, timeZone: string, code: string | undefined): Promise<FunnelDay[]> {
    return this.counts.byDay(studyId, timeZone, code);
  }

  /** Links that nobody has opened: whoever promised to post them is to be reminded. */
  countSilent(studyId: string): Promise<number> {
    return this.counts.countSilent(studyId);
  }
}
