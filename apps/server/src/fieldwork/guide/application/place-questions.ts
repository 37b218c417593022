import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { StudyEdited } from '../../study/study.events.js';
import { instantOf, Studies } from '../../study/study.facade.js';
import type { Placed } from '../domain/check-question.js';

/** Resolves wall times into instants, and does so anew when the study's first day moves. */
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
  }

  instants(study: { startsOn: string; timeZone: string }, place: Placed): { opensAt: Date; closesAt: Date } {
    return {
      opensAt: instantOf(study.startsOn, place.day, place.opens, study.timeZone),
      closesAt: instantOf(study.startsOn, place.closesDay, place.closes, study.timeZone),
    };
  }

  private async placeAll(studyId: string): Promise<void> {
    const study = await this.studies.facts(studyId);
    const questions = await this.work.query<Placed & { id: string }>(
      `select id, day, opens_local as opens, closes_day as "closesDay", closes_local as closes from research.question where study_id = $1`,
      [studyId],
    );
    for (const question of questions) {
      const { opensAt, closesAt } = this.instants(study, question);
      await this.work.query(
        'update research.question set opens_at = $3, closes_at = $4 where study_id = $1 and id = $2',
        [studyId, question.id, opensAt, closesAt],
      );
    }
    await this.onOwnClocks(studyId);
  }

  /** Questions on people's own clocks, resolved in every zone that somebody in the study has told. */
  async onOwnClocks(studyId: string): Promise<void> {
    const study = await this.studies.facts(studyId);
    const zones = await this.work.query<{ zone: string }>(
      `select distinct time_zone as zone from research.participant_wish where study_id = $1 and time_zone is not null and time_zone <> $2`,
      [studyId, study.timeZone],
    );
    const questions = await this.work.query<Placed & { id: string }>(
      `select id, day, opens_local as opens, closes_day as "closesDay", closes_local as closes from research.question where study_id = $1 and clock = 'own'`,
      [studyId],
    );
    const times = questions.flatMap((question) =>
      zones.map(({ zone }) => ({
        question: question.id,
        zone,
        ...this.instants({ ...study, timeZone: zone }, question),
      })),
    );
    await this.work.run(async () => {
      await this.work.query('delete from research.question_time where study_id = $1', [studyId]);
      if (times.length > 0)
        await this.work.query(
          `insert into research.question_time (question_id, time_zone, study_id, opens_at, closes_at)
           select question, zone, $1, "opensAt", "closesAt" from json_to_recordset($2::json) as t(question uuid, zone text, "opensAt" timestamptz, "closesAt" timestamptz)`,
          [studyId, JSON.stringify(times)],
        );
    });
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
