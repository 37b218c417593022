import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What moderators send is sent once however often the button is pressed; and a probe can be closed without an answer. */
export class KeyModeratorsWords20261126090000 implements MigrationInterface {
  name = 'KeyModeratorsWords1764147600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table research.group_notice add column submission_key uuid`);
    await runner.query(
      `create unique index "ix_group_notice_staff_id_submission_key" on research.group_notice (staff_id, submission_key) where submission_key is not null`,
    );
    await runner.query(
      `create unique index "ix_post_staff_id_submission_key" on research.post (staff_id, submission_key) where submission_key is not null`,
    );
    await runner.query(`alter table research.post add column closed_at timestamptz`);
    await runner.query(
      `update research.post p set closed_at = c.since
         from research.clarity c
        where c.post_id = p.parent_id and c.state in ('closed', 'settled') and p.kind = 'probe'
          and not exists (select 1 from research.post a where a.parent_id = p.id and a.kind = 'probe_answer')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table research.post drop column closed_at`);
    await runner.query(`drop index research.ix_post_staff_id_submission_key`);
    await runner.query(`alter table research.group_notice drop column submission_key`);
  }
}
