import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices can wait for their hour, go bundled in one mail or by push, and a study says when its participants may be written to. */
export class HoldNotices20261126040000 implements MigrationInterface {
  name = 'HoldNotices1764129600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table research.notice
      add column due_at timestamptz,
      add column until timestamptz,
      add column mail_id uuid,
      add column channel text not null default 'mail',
      add constraint ck_notice_channel_in_mail_push_ check (channel in ('mail','push'))`);
    await runner.query(
      `create index "ix_notice_study_id_due_at" on research.notice (study_id, due_at) where due_at is not null`,
    );
    await runner.query(`create index "ix_notice_study_id_seat_id" on research.notice (study_id, seat_id)`);
    await runner.query(`create index "ix_notice_mail_id" on research.notice (mail_id)`);
    await runner.query(
      `create table research.mail_rule (study_id uuid not null, quiet_from integer not null, quiet_to integer not null, at_most integer not null, quote_probe boolean not null, constraint "pk_mail_rule" primary key (study_id))`,
    );
    await runner.query(
      `alter table research.mail_rule add constraint "fk_mail_rule_study_id" foreign key (study_id) references research.study(id) on delete cascade on update no action`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table research.mail_rule`);
    await runner.query(
      `alter table research.notice drop column due_at, drop column until, drop column mail_id, drop column channel`,
    );
  }
}
