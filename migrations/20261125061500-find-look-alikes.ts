import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Fingerprints that find the same mailbox, the same phone and nearly the same open answer among the applicants of a study. */
export class FindLookAlikes20261125061500 implements MigrationInterface {
  name = 'FindLookAlikes1764051300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "identity"."person" ADD "mailbox_index" bytea`);
    await runner.query(`ALTER TABLE "identity"."person" ADD "phone_index" bytea`);
    await runner.query(
      `CREATE INDEX "ix_person_study_id_mailbox_index" ON "identity"."person"  ("study_id", "mailbox_index") `,
    );
    await runner.query(
      `CREATE INDEX "ix_person_study_id_phone_index" ON "identity"."person"  ("study_id", "phone_index") `,
    );
    await runner.query(
      `CREATE TABLE "research"."answer_band" ("study_id" uuid NOT NULL, "band" bigint NOT NULL, "application_id" uuid NOT NULL, CONSTRAINT "pk_answer_band" PRIMARY KEY ("study_id", "band", "application_id"))`,
    );
    await runner.query(`CREATE INDEX "ix_answer_band_application_id" ON "research"."answer_band"  ("application_id") `);
    await runner.query(
      `ALTER TABLE "research"."answer_band" ADD CONSTRAINT "fk_answer_band_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."answer_band" ADD CONSTRAINT "fk_answer_band_application_id" FOREIGN KEY ("application_id") REFERENCES "research"."application"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table research.answer_band`);
    await runner.query(`alter table identity.person drop column mailbox_index`);
    await runner.query(`alter table identity.person drop column phone_index`);
  }
}
