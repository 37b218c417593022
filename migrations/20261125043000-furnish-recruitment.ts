import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a research agency needs of recruitment: versions of the screener, pauses, signs, notes, pictures, decisions and a study's own mails. */
export class FurnishRecruitment20261125043000 implements MigrationInterface {
  name = 'FurnishRecruitment1764045000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "research"."mail_text" ("study_id" uuid NOT NULL, "kind" text NOT NULL, "subject" jsonb NOT NULL, "body" jsonb NOT NULL, CONSTRAINT "pk_mail_text" PRIMARY KEY ("study_id", "kind"))`,
    );
    await runner.query(
      `CREATE TABLE "research"."screener_version" ("study_id" uuid NOT NULL, "version" integer NOT NULL, "definition" jsonb NOT NULL, "published_by" uuid, "published_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "pk_screener_version" PRIMARY KEY ("study_id", "version"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_screener_version_published_by" ON "research"."screener_version"  ("published_by") `,
    );
    await runner.query(
      `CREATE TABLE "research"."application_note" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "application_id" uuid NOT NULL, "staff_id" uuid, "text" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "pk_application_note" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_application_note_application_id" ON "research"."application_note"  ("application_id") `,
    );
    await runner.query(`CREATE INDEX "ix_application_note_staff_id" ON "research"."application_note"  ("staff_id") `);
    await runner.query(
      `CREATE INDEX "ix_application_note_study_id_application_id_at" ON "research"."application_note"  ("study_id", "application_id", "at") `,
    );
    await runner.query(
      `CREATE TABLE "research"."integrity_sign" ("study_id" uuid NOT NULL, "application_id" uuid NOT NULL, "kind" text NOT NULL, "detail" jsonb NOT NULL DEFAULT '{}', "found_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "dismissed_by" uuid, "dismissed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "ck_integrity_sign_kind_in_same_contact_near_text" CHECK (kind in ('same-contact','near-text','burst','contradiction','speed','honeypot')), CONSTRAINT "pk_integrity_sign" PRIMARY KEY ("study_id", "application_id", "kind"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_integrity_sign_application_id" ON "research"."integrity_sign"  ("application_id") `,
    );
    await runner.query(
      `CREATE INDEX "ix_integrity_sign_dismissed_by" ON "research"."integrity_sign"  ("dismissed_by") `,
    );
    await runner.query(
      `CREATE TABLE "research"."application_picture" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "application_id" uuid NOT NULL, "question" text NOT NULL, "name" text NOT NULL, "type" text NOT NULL, "width" integer NOT NULL, "height" integer NOT NULL, "bytes" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "pk_application_picture" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_application_picture_application_id" ON "research"."application_picture"  ("application_id") `,
    );
    await runner.query(
      `CREATE INDEX "ix_application_picture_study_id_application_id" ON "research"."application_picture"  ("study_id", "application_id") `,
    );
    await runner.query(`ALTER TABLE "research"."source" ADD "paused_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "research"."source_visit" ADD "turned_away" integer NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "research"."screener" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "research"."screener" ADD "draft" jsonb`);
    await runner.query(`ALTER TABLE "research"."screener" ADD "draft_revision" integer NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "research"."screener" ADD "draft_by" uuid`);
    await runner.query(`ALTER TABLE "research"."screener" ADD "draft_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "research"."application" ADD "screener_version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "research"."application" ADD "places_as_of" date`);
    await runner.query(`ALTER TABLE "research"."application" ADD "status" text NOT NULL DEFAULT 'new'`);
    await runner.query(`ALTER TABLE "research"."application" ADD "status_reason" text`);
    await runner.query(`ALTER TABLE "research"."application" ADD "standing" text NOT NULL DEFAULT 'none'`);
    await runner.query(`ALTER TABLE "research"."application" ADD "told" text`);
    await runner.query(`ALTER TABLE "research"."application" ADD "told_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "research"."application" ADD "tags" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "research"."application" ADD "overruled_by" uuid`);
    await runner.query(`ALTER TABLE "research"."application" ADD "overruled_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "research"."application" ADD "honeypot" boolean NOT NULL DEFAULT false`);
    await runner.query(`CREATE INDEX "ix_screener_draft_by" ON "research"."screener"  ("draft_by") `);
    await runner.query(`CREATE INDEX "ix_application_overruled_by" ON "research"."application"  ("overruled_by") `);
    await runner.query(
      `CREATE INDEX "ix_application_study_id_completed_at" ON "research"."application"  ("study_id", "completed_at") `,
    );
    await runner.query(
      `ALTER TABLE "research"."application" ADD CONSTRAINT "ck_application_told_in_invited_reserve_not_th" CHECK (told in ('invited','reserve','not-this-time'))`,
    );
    await runner.query(
      `ALTER TABLE "research"."application" ADD CONSTRAINT "ck_application_standing_in_none_panel_reserve" CHECK (standing in ('none','panel','reserve','left'))`,
    );
    await runner.query(
      `ALTER TABLE "research"."application" ADD CONSTRAINT "ck_application_status_in_new_shortlisted_set_" CHECK (status in ('new','shortlisted','set-aside'))`,
    );
    await runner.query(
      `ALTER TABLE "research"."mail_text" ADD CONSTRAINT "fk_mail_text_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."screener" ADD CONSTRAINT "fk_screener_draft_by" FOREIGN KEY ("draft_by") REFERENCES "platform"."staff"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."screener_version" ADD CONSTRAINT "fk_screener_version_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."screener_version" ADD CONSTRAINT "fk_screener_version_published_by" FOREIGN KEY ("published_by") REFERENCES "platform"."staff"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."application" ADD CONSTRAINT "fk_application_overruled_by" FOREIGN KEY ("overruled_by") REFERENCES "platform"."staff"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."application_note" ADD CONSTRAINT "fk_application_note_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."application_note" ADD CONSTRAINT "fk_application_note_application_id" FOREIGN KEY ("application_id") REFERENCES "research"."application"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."application_note" ADD CONSTRAINT "fk_application_note_staff_id" FOREIGN KEY ("staff_id") REFERENCES "platform"."staff"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."integrity_sign" ADD CONSTRAINT "fk_integrity_sign_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."integrity_sign" ADD CONSTRAINT "fk_integrity_sign_application_id" FOREIGN KEY ("application_id") REFERENCES "research"."application"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."integrity_sign" ADD CONSTRAINT "fk_integrity_sign_dismissed_by" FOREIGN KEY ("dismissed_by") REFERENCES "platform"."staff"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."application_picture" ADD CONSTRAINT "fk_application_picture_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."application_picture" ADD CONSTRAINT "fk_application_picture_application_id" FOREIGN KEY ("application_id") REFERENCES "research"."application"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `insert into research.screener_version (study_id, version, definition) select study_id, version, definition from research.screener`,
    );
    await runner.query(
      `update research.application a
          set standing = case when s.state in ('declined','expired','dropped','withdrawn') then 'left' else s.kind end
         from research.seat s where s.study_id = a.study_id and s.application_id = a.id`,
    );
    await runner.query(
      `insert into research.integrity_sign (study_id, application_id, kind, detail, found_at)
       select a.study_id, a.id, 'same-contact', jsonb_build_object('others', jsonb_build_array(a.same_address_as)), coalesce(a.completed_at, a.started_at)
         from research.application a where a.same_address_as is not null`,
    );
    await runner.query(`alter table research.application drop column same_address_as`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table research.application add column same_address_as uuid`);
    for (const table of ['application_picture', 'integrity_sign', 'application_note', 'screener_version', 'mail_text'])
      await runner.query(`drop table research.${table}`);
    for (const column of [
      'screener_version',
      'places_as_of',
      'status',
      'status_reason',
      'standing',
      'told',
      'told_at',
      'tags',
      'overruled_by',
      'overruled_at',
      'honeypot',
    ])
      await runner.query(`alter table research.application drop column ${column}`);
    for (const column of ['version', 'draft', 'draft_revision', 'draft_by', 'draft_at'])
      await runner.query(`alter table research.screener drop column ${column}`);
    await runner.query(`alter table research.source_visit drop column turned_away`);
    await runner.query(`alter table research.source drop column paused_at`);
  }
}
