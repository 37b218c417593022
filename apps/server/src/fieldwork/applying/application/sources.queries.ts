import { Injectable } from '@nestjs/common';
import type { FunnelCounts } from '@lytt/shared';
import { RatedForms } from './rated-forms.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface FunnelRow extends FunnelCounts {
  id: string;
  code: string;
  name: string;
  paused: boolean;
  silent: boolean;
}

@Injectable()
export class SourcesQueries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rated: RatedForms,
  ) {}

  links(studyId: string): Promise<{ id: string; code: string; name: string }[]> {
    return this.work.query('select id, code, name from research.source where study_id = $1 order by position', [
      studyId,
    ]);
  }

  async funnel(studyId: string): Promise<FunnelRow[]> {
    const rated = await this.rated.bySource(studyId);
    const rows = await this.work.query<Omit<FunnelRow, 'rated'>>(
      `select s.id, s.code, s.name, s.paused_at is not null as paused,
              coalesce(v.visits, 0) as visits, coalesce(v.visits, 0) = 0 and coalesce(f.rows, 0) = 0 as silent,
              coalesce(f.rows, 0) + coalesce(v.turned_away, 0) as started,
              coalesce(f.qualified, 0) + coalesce(f.refused, 0) + coalesce(v.turned_away, 0) as finished,
              coalesce(f.qualified, 0) as qualified, coalesce(f.refused, 0) + coalesce(v.turned_away, 0) as refused,
              coalesce(f.selected, 0) as selected
         from research.source s
         left join (select source_id, sum(visits)::int as visits, sum(turned_away)::int as turned_away
                      from research.source_visit where study_id = $1 group by source_id) v on v.source_id = s.id
         left join (select a.source_id, count(*)::int as rows,
                           (count(*) filter (where a.state = 'completed'))::int as qualified,
                           (count(*) filter (where a.state = 'refused'))::int as refused,
                           (count(*) filter (where a.state = 'completed' and a.standing = 'panel'))::int as selected
                      from research.application a where a.study_id = $1 group by a.source_id) f on f.source_id = s.id
        where s.study_id = $1 order by s.position`,
      [studyId],
    );
    return rows.map((row) => ({ ...row, rated: rated.get(row.id) ?? 0 }));
  }
}
