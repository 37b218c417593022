import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

@Injectable()
export class SilentSourcesQueries {
  constructor(private readonly work: UnitOfWork) {}

  /** Links that nobody has opened: whoever promised to post them is to be reminded, as long as forms are taken. */
  async count(studyId: string): Promise<number> {
    const [row] = await this.work.query<{ silent: number }>(
      `select count(*)::int as silent from research.source s join research.study t on t.id = s.study_id
        where s.study_id = $1 and t.phase = 'recruiting' and s.paused_at is null
          and not exists (select from research.source_visit v where v.study_id = s.study_id and v.source_id = s.id)
          and not exists (select from research.application a where a.study_id = s.study_id and a.source_id = s.id)`,
      [studyId],
    );
    return row?.silent ?? 0;
  }
}
