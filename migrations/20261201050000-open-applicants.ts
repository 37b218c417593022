import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the applicants' module reads of the screener and of applying, as their `*.views.ts` declare it. */
export class OpenApplicants20261201050000 implements MigrationInterface {
  name = 'OpenApplicants1764565200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view research.screener_wording as
      select study_id, version, definition from research.screener_version`);
    await runner.query(`
      create view research.applicant as
      select id, study_id, source_id, person_id, language, state, refusal, answers, attributes, started_at, completed_at,
             screener_version, honeypot, status, status_reason, standing, told, told_at, tags, overruled_at,
             session_hash is not null as held
        from research.application`);
    await runner.query(`
      create view research.applicant_source as select id, study_id, code, name from research.source`);
    await runner.query(`
      create view research.applicant_picture as
      select id, study_id, application_id, question, name, at from research.application_picture`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop view research.applicant_picture`);
    await runner.query(`drop view research.applicant_source`);
    await runner.query(`drop view research.applicant`);
    await runner.query(`drop view research.screener_wording`);
  }
}
