import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { ZoneTold } from '../../../foundation/notifications/notifications.events.js';
import { StudyEdited } from '../../study/study.events.js';
import { instantOf, isTimeZone, Studies } from '../../study/study.facade.js';
import type { Placed } from '../domain/check-question.js';

/** An opening that new time-zone data moved. */
export interface MovedOpening {
  questionId: string;
  /** Null: for those on the study's clock. */
  timeZone: string | null;
  from: Date;
  to: Date;
}

interface Times {
  opensAt: Date;
  closesAt: Date;
}

/** Resolves wall times into instants, and does so anew when the study's first day moves or the zones' rules change. */
@Injectable()
export class PlaceQuestions implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly studies: Studies,
    private readonly facts: Facts,
  ) {}

  onModuleInit(): void {
    this.facts.on(StudyEdited, async ({ studyId, datesMoved }) => {
      if (datesMoved) await this.placeAll(studyId);
    });
    this.facts.on(ZoneTold, ({ studyId }) => this.zonesChanged(studyId));
  }

  /** Somebody lives by another clock than the study knew of. */
  async zonesChanged(studyId: string): Promise<void> {
    await this.work.run(async () => {
      await this.alone(studyId);
      await this.onOwnClocks(studyId);
    });
  }

  /**
   * Alone with the guide of a study until the caller's transaction ends: editing it and carrying out what is due follow each
   * other, so that what goes out is either before an edit or after it. Taken before any row.
   */
  async alone(studyId: string): Promise<void> {
    await this.work.query(`select pg_advisory_xact_lock(hashtext('lytt.guide'), hashtext($1))`, [studyId]);
  }

  instants(study: { startsOn: string; timeZone: string }, place: Placed): Times {
    return {
      opensAt: instantOf(study.startsOn, place.day, place.opens, study.timeZone),
      closesAt: instantOf(study.startsOn, place.closesDay, place.closes, study.timeZone),
    };
  }

  private async placeAll(studyId: string): Promise<void> {
    const study = await this.studies.facts(studyId);
    for (const question of await this.placed(studyId)) {
      const { opensAt, closesAt } = this.instants(study, question);
      await this.work.query(
        'update research.question set opens_at = $3, closes_at = $4, moved_from = null where study_id = $1 and id = $2',
        [studyId, question.id, opensAt, closesAt],
      );
    }
    await this.onOwnClocks(studyId);
  }

  /** Questions on people's own clocks, resolved in every zone that somebody in the study has told. */
  async onOwnClocks(studyId: string): Promise<void> {
    const study = await this.studies.facts(studyId);
    const told = await this.work.query<{ zone: string }>(
      `select distinct time_zone as zone from research.participant_wish where study_id = $1 and time_zone is not null and time_zone <> $2`,
      [studyId, study.timeZone],
    );
    // What is no zone here follows the study's clock.
    const zones = told.map(({ zone }) => zone).filter(isTimeZone);
    const questions = (await this.placed(studyId)).filter(({ clock }) => clock === 'own');
    const times = questions.flatMap((question) =>
      zones.map((zone) => ({
        question: question.id,
        zone,
        ...this.instants({ ...study, timeZone: zone }, question),
      })),
    );
    await this.work.query(
      `with wanted as (select question, zone, "opensAt", "closesAt"
                         from json_to_recordset($2::json) as t(question uuid, zone text, "opensAt" timestamptz, "closesAt" timestamptz)),
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

  /** What lies ahead, by the rules that the zones have now; the openings that came to lie elsewhere. */
  async resolveAnew(studyId: string): Promise<MovedOpening[]> {
    const study = await this.studies.facts(studyId);
    const questions = new Map((await this.placed(studyId)).map((question) => [question.id, question]));
    const standing = await this.work.query<{ questionId: string; timeZone: string | null } & Times>(
      `select id as "questionId", null as "timeZone", opens_at as "opensAt", closes_at as "closesAt" from research.question where study_id = $1
       union all
       select question_id, time_zone, opens_at, closes_at from research.question_time where study_id = $1`,
      [studyId],
    );
    const moved: MovedOpening[] = [];
    for (const row of standing) {
      const question = questions.get(row.questionId);
      if (!question) continue;
      const resolved = this.instants({ ...study, timeZone: row.timeZone ?? study.timeZone }, question);
      const times = {
        opensAt: row.opensAt > study.now ? resolved.opensAt : row.opensAt,
        closesAt: row.closesAt > study.now ? resolved.closesAt : row.closesAt,
      };
      if (+times.opensAt === +row.opensAt && +times.closesAt === +row.closesAt) continue;
      await this.move(studyId, row, times);
      if (+times.opensAt !== +row.opensAt)
        moved.push({ questionId: row.questionId, timeZone: row.timeZone, from: row.opensAt, to: times.opensAt });
    }
    return moved;
  }

  private async move(
    studyId: string,
    { questionId, timeZone }: { questionId: string; timeZone: string | null },
    { opensAt, closesAt }: Times,
  ): Promise<void> {
    const set = `set opens_at = $3, closes_at = $4, moved_from = case when opens_at = $3 then moved_from else coalesce(moved_from, opens_at) end where study_id = $1`;
    if (timeZone === null)
      await this.work.query(`update research.question ${set} and id = $2`, [studyId, questionId, opensAt, closesAt]);
    else
      await this.work.query(`update research.question_time ${set} and question_id = $2 and time_zone = $5`, [
        studyId,
        questionId,
        opensAt,
        closesAt,
        timeZone,
      ]);
  }

  private placed(studyId: string): Promise<(Placed & { id: string; clock: 'study' | 'own' })[]> {
    return this.work.query(
      `select id, day, opens_local as opens, closes_day as "closesDay", closes_local as closes, clock from research.question where study_id = $1`,
      [studyId],
    );
  }

  /** "Question 3 of 12" counts in the order in which they open. */
  async number(studyId: string): Promise<void> {
    await this.work.query(
      `update research.question q set position = n.number
         from (select id, row_number() over (order by opens_at, position) as number from research.question where study_id = $1) n
        where q.study_id = $1 and q.id = n.id and q.position <> n.number`,
      [studyId],
    );
  }
}
