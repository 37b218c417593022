import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A study that had to take another address keeps the one its file wishes, so that it goes out as it came in. */
export class KeepFileSlug20261125051000 implements MigrationInterface {
  name = 'KeepFileSlug1764047400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table research.study add column file_slug text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table research.study drop column file_slug`);
  }
}
