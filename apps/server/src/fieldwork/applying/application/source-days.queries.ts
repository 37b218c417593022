import { Injectable } from '@nestjs/common';
import type { sourcesRoutes, ViewOf } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

type Day = ViewOf<typeof sourcesRoutes.days>['items'][number];

/**
 * What happened by each link on each day of the study's calendar. A form that a rule ends has no time of its end, so it is
 * counted on the day it was begun; forms of which nothing was kept stand with the visits of their day.
 */
@Injectable()
export class SourceDaysQueries {
  constructor(private readonly work: UnitOfWork) {}

  days(studyId: string, timeZone: string, code: string | undefined): Promise<Day[]> {
    return this.work.query<Day>(
      `select to_char(h.day, 'YYYY-MM-DD') as day, json_build_object('code', s.code, 'name', s.name) as source,
              sum(h.visits)::int as visits, sum(h.started)::int as started, sum(h.qualified + h.refused)::int as finished,
              sum(h.qualified)::int as qualified, sum(h.refused)::int as refused, sum(h.selected)::int as selected
         from (select source_id, day, visits, turned_away as started, 0 as qualified, turned_away as refused, 0 as selected
                 from research.source_visit where study_id = $1
               union all
               select source_id, (started_at at time zone $2)::date, 0, 1, 0, (state = 'refused')::int, 0
                 from research.application where study_id = $1
               union all
               select source_id, (coalesce(completed_at, started_at) at time zone $2)::date, 0, 0, 1, 0, (standing = 'panel')::int
                 from research.application where study_id = $1 and state = 'completed') h
         join research.source s on s.id = h.source_id
        where $3::text is null or s.code = $3
        group by h.day, s.id order by h.day, s.position`,
      [studyId, timeZone, code ?? null],
    );
  }
}
