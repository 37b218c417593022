import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** Counts the rated for the funnel of the sources. */
@Injectable()
export class CountRated {
  constructor(private readonly work: UnitOfWork) {}

  async bySource(studyId: string): Promise<Map<string, number>> {
    const rows = await this.work.query<{ sourceId: string; count: number }>(
      `select a.source_id as "sourceId", count(*)::int as count from research.application a
        where a.study_id = $1 and a.state = 'completed'
          and exists (select from research.rating r where r.study_id = a.study_id and r.application_id = a.id)
        group by a.source_id`,
      [studyId],
    );
    return new Map(rows.map(({ sourceId, count }) => [sourceId, count]));
  }
}
