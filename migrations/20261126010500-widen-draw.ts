import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a draw needs beyond seats and quotas: methods, floor, rules about people, changes taken over, numbered panels, what a
 * floor costs; and what seats need to be answered in time, replaced and marked as late.
 */
export class WidenDraw20261126010500 implements MigrationInterface {
  name = 'WidenDraw1764119100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "research"."people_rule" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "kind" text NOT NULL, "application_ids" uuid array NOT NULL, "reason" text NOT NULL, "staff_id" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "removed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "ck_people_rule_kind_in_pin_exclude_apart_" CHECK (kind in ('pin','exclude','apart')), CONSTRAINT "pk_people_rule" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_people_rule_staff_id" ON "research"."people_rule"  ("staff_id") `);
    await runner.query(`CREATE INDEX "ix_people_rule_study_id_at" ON "research"."people_rule"  ("study_id", "at") `);
    await runner.query(
      `CREATE TABLE "research"."plan_relaxation" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "changes" jsonb NOT NULL, "reason" text NOT NULL, "staff_id" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "pk_plan_relaxation" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_plan_relaxation_staff_id" ON "research"."plan_relaxation"  ("staff_id") `);
    await runner.query(
      `CREATE INDEX "ix_plan_relaxation_study_id_at" ON "research"."plan_relaxation"  ("study_id", "at") `,
    );
    await runner.query(
      `CREATE TABLE "research"."floor_curve" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "state" text NOT NULL DEFAULT 'queued', "input" jsonb NOT NULL, "points" jsonb NOT NULL DEFAULT '[]', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "ck_floor_curve_state_in_queued_running_done_i" CHECK (state in ('queued','running','done','infeasible','failed','cancelled')), CONSTRAINT "pk_floor_curve" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_floor_curve_study_id_created_at" ON "research"."floor_curve"  ("study_id", "created_at") `,
    );
    await runner.query(`ALTER TABLE "research"."panel_plan" ADD "invite" integer`);
    await runner.query(`ALTER TABLE "research"."panel_plan" ADD "method" text NOT NULL DEFAULT 'goldilocks'`);
    await runner.query(`ALTER TABLE "research"."panel_plan" ADD "floor" jsonb`);
    await runner.query(`ALTER TABLE "research"."panel_plan" ADD "apart" text array NOT NULL DEFAULT '{}'`);
    await runner.query(
      `ALTER TABLE "research"."panel_plan" ADD "dropout_rate" double precision NOT NULL DEFAULT '0.33'`,
    );
    await runner.query(`ALTER TABLE "research"."panel_plan" ADD "dropout_groups" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE "research"."panel_plan" ADD "answer_within_days" integer NOT NULL DEFAULT '4'`);
    await runner.query(
      `ALTER TABLE "research"."panel_plan" ADD "replace_automatically" boolean NOT NULL DEFAULT false`,
    );
    await runner.query(`ALTER TABLE "research"."panel_plan" ADD "replace_until_day" integer NOT NULL DEFAULT '2'`);
    await runner.query(`ALTER TABLE "research"."panel_plan" ADD "catch_up_days" integer NOT NULL DEFAULT '2'`);
    await runner.query(`ALTER TABLE "research"."draw" ADD "beside" jsonb NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "research"."draw" ADD "numbered" integer`);
    await runner.query(`ALTER TABLE "research"."draw" ADD "number" integer`);
    await runner.query(`ALTER TABLE "research"."seat" ADD "answer_by" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "research"."seat" ADD "replaces" uuid`);
    await runner.query(`ALTER TABLE "research"."seat" ADD "late" boolean NOT NULL DEFAULT false`);
    for (const table of ['people_rule', 'plan_relaxation', 'floor_curve'])
      await runner.query(
        `ALTER TABLE "research"."${table}" ADD CONSTRAINT "fk_${table}_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
      );
    for (const table of ['people_rule', 'plan_relaxation'])
      await runner.query(
        `ALTER TABLE "research"."${table}" ADD CONSTRAINT "fk_${table}_staff_id" FOREIGN KEY ("staff_id") REFERENCES "platform"."staff"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
      );
    // Whoever agreed on the first day or after it came late before there was a word for it.
    await runner.query(
      `update research.seat s set late = true from research.study t
        where t.id = s.study_id and s.agreed_at >= t.starts_on::timestamp at time zone t.time_zone`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['people_rule', 'plan_relaxation', 'floor_curve'])
      await runner.query(`drop table research.${table}`);
    for (const column of ['answer_by', 'replaces', 'late'])
      await runner.query(`alter table research.seat drop column ${column}`);
    for (const column of ['beside', 'numbered', 'number'])
      await runner.query(`alter table research.draw drop column ${column}`);
    for (const column of [
      'invite',
      'method',
      'floor',
      'apart',
      'dropout_rate',
      'dropout_groups',
      'answer_within_days',
      'replace_automatically',
      'replace_until_day',
      'catch_up_days',
    ])
      await runner.query(`alter table research.panel_plan drop column ${column}`);
  }
}
