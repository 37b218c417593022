import { Injectable } from '@nestjs/common';
import { dueEffects, allClosedMoments } from './what-is-due.fragments.js';
import type { Due } from '../domain/due.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

const NAMES = { study: '$1', ahead: '$2' };

@Injectable()
export class ScheduleRepository {
  constructor(private readonly work: UnitOfWork) {}

  studiesDue(aheadMs: number): Promise<{ studyId: string; inMs: number }[]> {
    return this.work.query<{ studyId: string; inMs: number }>(
      `select "studyId", min("inMs") as "inMs"
           from (select "studyId", "inMs" from (${dueEffects(NAMES)}) q 
                 union all
                 select "studyId", "inMs" from (${allClosedMoments(NAMES)}) a) d group by 1`,
      [null, aheadMs],
    );
  }

  async nextAt(studyId: string, aheadMs: number): Promise<Date | undefined> {
    const [row] = await this.work.query<{ at: Date | null }>(
      `select min(at) as at
         from (select greatest("dueAt", "opensAt") as at from (${dueEffects(NAMES)}) q 
                 union all
                 select "dueAt" from (${allClosedMoments(NAMES)}) a) d`,
      [studyId, aheadMs],
    );
    return row?.at ?? undefined;
  }

  due(studyId: string): Promise<Due[]> {
    return this.work.query<Due>(`${dueEffects(NAMES)} order by t.opens_at, q.position`, [studyId, 0]);
  }

  opened(studyId: string): Promise<(Pick<Due, 'questionId' | 'timeZone'> & { at: Date })[]> {
    return this.work.query<Pick<Due, 'questionId' | 'timeZone'> & { at: Date }>(
      `select question_id as "questionId", nullif(time_zone, '') as "timeZone", at from research.schedule_effect
        where study_id = $1 and effect = 'opened'`,
      [studyId],
    );
  }

  keepAllClosed(studyId: string): Promise<{ at: Date }[]> {
    return this.work.query<{ at: Date }>(
      `insert into research.all_closed (study_id, at) select "studyId", "dueAt" from (${allClosedMoments(NAMES)}) d
       on conflict do nothing returning at`,
      [studyId, 0],
    );
  }

  /** Of these, the ones that had not been carried out before. */
  keepFirst(studyId: string, due: readonly Due[]): Promise<Pick<Due, 'questionId' | 'effect' | 'timeZone'>[]> {
    return this.work.query<Pick<Due, 'questionId' | 'effect' | 'timeZone'>>(
      `insert into research.schedule_effect (study_id, question_id, effect, time_zone, at)
       select $1, d."questionId", d.effect, coalesce(d."timeZone", ''), platform.clock_now($1)
         from jsonb_to_recordset($2::jsonb) as d("questionId" uuid, effect text, "timeZone" text)
       on conflict do nothing
       returning question_id as "questionId", effect, nullif(time_zone, '') as "timeZone"`,
      [studyId, JSON.stringify(due)],
    );
  }
}
