import { Injectable } from '@nestjs/common';
import type { FunnelCounts, sourcesRoutes, ViewOf } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { SourceRow } from './sources.repository.js';

export interface CountedSource extends SourceRow, Omit<FunnelCounts, 'rated'> {
  silent: boolean;
}
export type FunnelDay = ViewOf<typeof sourcesRoutes.days>['items'][number];

/** How far the people who came by each link have got. */
@Injectable()
export class FunnelRepository {
  constructor(private readonly work: UnitOfWork) {}

  bySource(studyId: string): Promise<CountedSource[]> {
    return this.work.query<CountedSource>(
      `select s.id, s.code, s.name, s.paused_at is not null as paused,
              coalesce(v.visits, 0) as visits,
              coalesce(v.visits, 0) = 0 and coalesce(f.rows, 0) = 0 as silent,
              coalesce(f.rows, 0) + coalesce(v.turned_away, 0) as started,
              coalesce(f.qualified, 0) + coalesce(f.refused, 0) + coalesce(v.turned_away, 0) as finished,
              coalesce(f.qualified, 0) as qualified,
              coalesce(f.refused, 0) + coalesce(v.turned_away, 0) as refused,
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
  }

  /**
   * What happened by each link on each day of the study's calendar. A form that a rule ends has no time of its end, so
   * it is
   * counted on the day it was begun; forms of which nothing was kept stand with the visits of their day.
   */
  byDay(studyId: string, timeZone: string, code: string | undefined): Promise<FunnelDay[]> {
    return this.work.query<FunnelDay>(
      `select to_char(h.day, 'YYYY-MM-DD') as day, json_build_object('code', s.code, 'name', s.name) as source,
              sum(h.visits)::int as visits, sum(h.started)::int as started,
              sum(h.qualified + h.refused)::int as finished, sum(h.qualified)::int as qualified,
              sum(h.refused)::int as refused, sum(h.selected)::int as selected
         from (select source_id, day, visits, turned_away as started, 0 as qualified, turned_away as refused,
                      0 as selected
                 from research.source_visit where study_id = $1
               union all
               select source_id, (started_at at time zone $2)::date, 0, 1, 0, (state = 'refused')::int, 0
                 from research.application where study_id = $1
               union all
               select source_id, (coalesce(completed_at, started_at) at time zone $2)::date, 0, 0, 1, 0,
                      (standing = 'panel')::int
                 from research.application where study_id = $1 and state = 'completed') h
         join research.source s on s.id = h.source_id
        where $3::text is null or s.code = $3
        group by h.day, s.id order by h.day, s.position`,
      [studyId, timeZone, code ?? null],
    );
  }

  /** How many links nobody has opened, as long as forms are taken. */
  async countSilent(studyId: string): Promise<number> {
    const [row] = await this.work.query<{ silent: number }>(
      `select count(*)::int as silent from research.source s join research.study_facts t on t.id = s.study_id
        where s.study_id = $1 and t.phase = 'recruiting' and s.paused_at is null
          and not exists (select from research.source_visit v where v.study_id = s.study_id and v.source_id = s.id)
          and not exists (select from research.application a where a.study_id = s.study_id and a.source_id = s.id)`,
      [studyId],
    );
    return row?.silent ?? 0;
  }
}
