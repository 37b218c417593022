import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts know which of two devices wrote last, and hold what was chosen beside the words. */
export class CarryDrafts20261126050000 implements MigrationInterface {
  name = 'CarryDrafts1764133200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table research.draft add column revision text not null default '', add column picked jsonb not null default '{}'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table research.draft drop column revision, drop column picked`);
  }
}
