import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { IN_THE_RUNNING } from './in-the-running.js';

export interface PoolEntry {
  applicationId: string;
  personId: string;
  language: Language;
  attributes: Record<string, string>;
  /** Mean of those who rated. */
  rating: number | null;
}

@Injectable()
export class PoolQueries {
  constructor(private readonly work: UnitOfWork) {}

  /** Everybody who may be drawn: completed, reachable, not withdrawn, not set aside. */
  list(studyId: string): Promise<PoolEntry[]> {
    return this.work.query<PoolEntry>(
      `select a.id as "applicationId", a.person_id as "personId", a.language, a.attributes, r.mean as rating
         from research.application a
         left join (select application_id, avg(value)::float8 as mean from research.rating where study_id = $1 group by application_id) r
           on r.application_id = a.id
        where a.study_id = $1 and a.status <> 'set-aside' and ${IN_THE_RUNNING}
        order by a.completed_at, a.id`,
      [studyId],
    );
  }
}
