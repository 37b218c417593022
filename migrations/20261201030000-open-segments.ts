import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What findings may read of the segments that coding keeps. */
export class OpenSegments20261201030000 implements MigrationInterface {
  name = 'OpenSegments1764558000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view research.marked_segment as
      select id, study_id, post_id, version, from_point, to_point, starred from research.segment`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view research.marked_segment`);
  }
}
