import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How fast one network may begin forms, kept where every instance sees it. */
export class PaceStarts20261125052000 implements MigrationInterface {
  name = 'PaceStarts1764048000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "platform"."pace" ("key" bytea NOT NULL, "rested_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_pace" PRIMARY KEY ("key"))`,
    );
    await runner.query(`CREATE INDEX "ix_pace_rested_at" ON "platform"."pace"  ("rested_at") `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table platform.pace`);
  }
}
