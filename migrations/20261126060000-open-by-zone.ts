import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What follows from an opening happens once in each zone; and what new time-zone data moved is told. */
export class OpenByZone20261126060000 implements MigrationInterface {
  name = 'OpenByZone1764136800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table research.schedule_effect add column time_zone text not null default ''`);
    await runner.query(`alter table research.schedule_effect drop constraint pk_schedule_effect,
      add constraint pk_schedule_effect primary key (study_id, question_id, effect, time_zone)`);
    await runner.query(`alter table research.question add column moved_from timestamptz`);
    await runner.query(`alter table research.question_time add column moved_from timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table research.question_time drop column moved_from`);
    await runner.query(`alter table research.question drop column moved_from`);
    await runner.query(`delete from research.schedule_effect where time_zone <> ''`);
    await runner.query(`alter table research.schedule_effect drop constraint pk_schedule_effect,
      add constraint pk_schedule_effect primary key (study_id, question_id, effect)`);
    await runner.query(`alter table research.schedule_effect drop column time_zone`);
  }
}
