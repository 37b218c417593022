import { Injectable } from '@nestjs/common';
import type { Placed } from '../domain/check-question.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface Times {
  opensAt: Date;
  closesAt: Date;
}

export interface StandingTimes extends Times {
  questionId: string;
  /** Null: the study's clock. */
  timeZone: string | null;
}

export interface PlacedQuestion extends Placed {
  id: string;
  clock: 'study' | 'own';
}

@Injectable()
export class QuestionTimesRepository {
  constructor(private readonly work: UnitOfWork) {}

  /** Until the current transaction has ended. */
  async lockGuide(studyId: string): Promise<void> {
    await this.work.query(`select pg_advisory_xact_lock(hashtext('lytt.guide'), hashtext($1))`, [studyId]);
  }

  async place(studyId: string, questionId: string, opensAt: Date, closesAt: Date): Promise<void> {
    await this.work.query(
      `update research.question set opens_at = $3, closes_at = $4, moved_from = null where study_id = $1 and id = $2`,
      [studyId, questionId, opensAt, closesAt],
    );
  }

  /** Zones that participants told, other than the study's. */
  async zonesToldOf(studyId: string, timeZone: string): Promise<string[]> {
    const rows = await this.work.query<{ zone: string }>(
      `select distinct time_zone as zone from research.participant_zone
         where study_id = $1 and time_zone is not null and time_zone <> $2`,
      [studyId, timeZone],
    );
    return rows.map(({ zone }) => zone);
  }

  async keepOnOwnClocks(
    studyId: string,
    times: { opensAt: Date; closesAt: Date; question: string; zone: string }[],
  ): Promise<void> {
    await this.work.query(
      `with wanted as (select question, zone, "opensAt", "closesAt"
                         from json_to_recordset($2::json) as t(question uuid, zone text,
                                                            "opensAt" timestamptz, "closesAt" timestamptz)),
            gone as (delete from research.question_time t where t.study_id = $1
                        and not exists (select 1 from wanted where question = t.question_id and zone = t.time_zone))
       insert into research.question_time as t (question_id, time_zone, study_id, opens_at, closes_at)
       select question, zone, $1, "opensAt", "closesAt" from wanted
       on conflict (question_id, time_zone) do update
         set opens_at = excluded.opens_at, closes_at = excluded.closes_at,
             moved_from = case when t.opens_at = excluded.opens_at then t.moved_from end`,
      [studyId, JSON.stringify(times)],
    );
  }

  /** Where each question opens and closes, on the study's clock and on each of the others. */
  standing(studyId: string): Promise<StandingTimes[]> {
    return this.work.query<StandingTimes>(
      `select id as "questionId", null as "timeZone", opens_at as "opensAt", closes_at as "closesAt"
         from research.question where study_id = $1
       union all
       select question_id, time_zone, opens_at, closes_at from research.question_time where study_id = $1`,
      [studyId],
    );
  }

  async moveOnStudyClock(studyId: string, questionId: string, opensAt: Date, closesAt: Date): Promise<void> {
    await this.work.query(
      `update research.question set opens_at = $3, closes_at = $4,
              moved_from = case when opens_at = $3 then moved_from else coalesce(moved_from, opens_at) end
        where study_id = $1 and id = $2`,
      [studyId, questionId, opensAt, closesAt],
    );
  }

  async moveOnOwnClock(
    studyId: string,
    questionId: string,
    opensAt: Date,
    closesAt: Date,
    timeZone: string,
  ): Promise<void> {
    await this.work.query(
      `update research.question_time set opens_at = $3, closes_at = $4,
              moved_from = case when opens_at = $3 then moved_from else coalesce(moved_from, opens_at) end
        where study_id = $1 and question_id = $2 and time_zone = $5`,
      [studyId, questionId, opensAt, closesAt, timeZone],
    );
  }

  placed(studyId: string): Promise<PlacedQuestion[]> {
    return this.work.query<PlacedQuestion>(
      `select id, day, opens_local as opens, closes_day as "closesDay", closes_local as closes, clock
         from research.question where study_id = $1`,
      [studyId],
    );
  }

  async number(studyId: string): Promise<void> {
    await this.work.query(
      `update research.question q set position = n.number
         from (select id, row_number() over (order by opens_at, position) as number
                 from research.question where study_id = $1) n
        where q.study_id = $1 and q.id = n.id and q.position <> n.number`,
      [studyId],
    );
  }

  async countMoved(studyId: string): Promise<number> {
    const [row] = await this.work.query<{ count: number }>(
      `select count(distinct q.id)::int as count
         from research.question q left join research.question_time t on t.question_id = q.id
        where q.study_id = $1 and q.withdrawn_at is null
          and ((q.moved_from is not null and q.opens_at > platform.clock_now($1))
            or (t.moved_from is not null and t.opens_at > platform.clock_now($1)))`,
      [studyId],
    );
    return row?.count ?? 0;
  }
}
