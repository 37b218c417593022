import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What follows when everything has closed happens once; and moderators write notices to the group. */
export class TellTheGroup20261126071000 implements MigrationInterface {
  name = 'TellTheGroup1764141000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table research.all_closed (study_id uuid not null, at timestamptz not null, constraint "pk_all_closed" primary key (study_id, at))`,
    );
    await runner.query(
      `alter table research.all_closed add constraint "fk_all_closed_study_id" foreign key (study_id) references research.study(id) on delete cascade on update no action`,
    );
    await runner.query(
      `create table research.group_notice (id uuid not null, study_id uuid not null, title jsonb not null, text jsonb not null, staff_id uuid, created_at timestamptz not null, told_at timestamptz, withdrawn_at timestamptz, constraint "pk_group_notice" primary key (id))`,
    );
    await runner.query(
      `create index "ix_group_notice_study_id_created_at" on research.group_notice (study_id, created_at)`,
    );
    await runner.query(`create index "ix_group_notice_staff_id" on research.group_notice (staff_id)`);
    await runner.query(
      `alter table research.group_notice add constraint "fk_group_notice_study_id" foreign key (study_id) references research.study(id) on delete cascade on update no action`,
    );
    await runner.query(
      `alter table research.group_notice add constraint "fk_group_notice_staff_id" foreign key (staff_id) references platform.staff(id) on delete set null on update no action`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table research.group_notice`);
    await runner.query(`drop table research.all_closed`);
  }
}
