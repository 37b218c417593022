import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The answers are the discussion's own; the guide, a floor below, asks one thing of them, "has this seat answered", by this door.
 * It is asked only of the one question before one that waits for it.
 */
export class AskWhoHasAnswered20261126070000 implements MigrationInterface {
  name = 'AskWhoHasAnswered1764140400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create function research.has_answered(study uuid, question uuid, seat uuid) returns boolean
      language sql stable parallel safe as $$
        select exists (select 1 from research.post p where p.study_id = study and p.question_id = question and p.seat_id = seat and p.kind = 'answer')
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function research.has_answered(uuid, uuid, uuid)`);
  }
}
