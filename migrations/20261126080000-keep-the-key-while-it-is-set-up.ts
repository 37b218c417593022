import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which session the second factor's key was shown: there it stays the same until a code from it has been given. */
export class KeepTheKeyWhileItIsSetUp20261126080000 implements MigrationInterface {
  name = 'KeepTheKeyWhileItIsSetUp1764144000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table platform.staff add column totp_shown_in bytea`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table platform.staff drop column totp_shown_in`);
  }
}
