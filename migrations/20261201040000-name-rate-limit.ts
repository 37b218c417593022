import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The table of what was counted is called what it is; what it holds is kept. */
export class NameRateLimit20261201040000 implements MigrationInterface {
  name = 'NameRateLimit1764561600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table platform.pace rename to rate_limit`);
    await runner.query(`alter table platform.rate_limit rename constraint pk_pace to pk_rate_limit`);
    await runner.query(`alter index platform.ix_pace_rested_at rename to ix_rate_limit_rested_at`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter index platform.ix_rate_limit_rested_at rename to ix_pace_rested_at`);
    await runner.query(`alter table platform.rate_limit rename constraint pk_rate_limit to pk_pace`);
    await runner.query(`alter table platform.rate_limit rename to pace`);
  }
}
