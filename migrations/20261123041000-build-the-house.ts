import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The schemas of design 3.8: identity (names and addresses, its own role), research (random ids and aliases) and platform
 * (staff, sessions, audit). Frozen: later changes are later migrations.
 */
export class BuildTheHouse20261123041000 implements MigrationInterface {
  name = 'BuildTheHouse1763871000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const schema of ['identity', 'research', 'platform'])
      await runner.query(`create schema if not exists ${schema}`);
    await runner.query(
      `CREATE TABLE "research"."code" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "key" text NOT NULL, "name" text NOT NULL, "definition" text NOT NULL DEFAULT '', "colour" text NOT NULL, "parent_id" uuid, "position" integer NOT NULL, CONSTRAINT "uq_code_study_id_key" UNIQUE ("study_id", "key"), CONSTRAINT "pk_code" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_code_parent_id" ON "research"."code"  ("parent_id") `);
    await runner.query(
      `CREATE TABLE "research"."segment" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "post_id" uuid NOT NULL, "version" integer NOT NULL, "from_point" integer NOT NULL, "to_point" integer NOT NULL, "quote" text NOT NULL, "starred" boolean NOT NULL DEFAULT false, "created_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "uq_segment_post_id_version_from_point_to_point" UNIQUE ("post_id", "version", "from_point", "to_point"), CONSTRAINT "ck_segment_from_point_0_and_to_point_from" CHECK (from_point >= 0 and to_point > from_point), CONSTRAINT "pk_segment" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_segment_created_by" ON "research"."segment"  ("created_by") `);
    await runner.query(`CREATE INDEX "ix_segment_study_id_post_id" ON "research"."segment"  ("study_id", "post_id") `);
    await runner.query(
      `CREATE TABLE "research"."coding" ("segment_id" uuid NOT NULL, "code_id" uuid NOT NULL, "study_id" uuid NOT NULL, "staff_id" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_coding" PRIMARY KEY ("segment_id", "code_id"))`,
    );
    await runner.query(`CREATE INDEX "ix_coding_code_id" ON "research"."coding"  ("code_id") `);
    await runner.query(`CREATE INDEX "ix_coding_staff_id" ON "research"."coding"  ("staff_id") `);
    await runner.query(`CREATE INDEX "ix_coding_study_id_code_id" ON "research"."coding"  ("study_id", "code_id") `);
    await runner.query(
      `CREATE TABLE "research"."theme" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "name" text NOT NULL, "summary" text NOT NULL DEFAULT '', "position" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_theme" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_theme_study_id_position" ON "research"."theme"  ("study_id", "position") `);
    await runner.query(
      `CREATE TABLE "research"."theme_quote" ("theme_id" uuid NOT NULL, "segment_id" uuid NOT NULL, "study_id" uuid NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_theme_quote" PRIMARY KEY ("theme_id", "segment_id"))`,
    );
    await runner.query(`CREATE INDEX "ix_theme_quote_segment_id" ON "research"."theme_quote"  ("segment_id") `);
    await runner.query(
      `CREATE INDEX "ix_theme_quote_study_id_theme_id" ON "research"."theme_quote"  ("study_id", "theme_id") `,
    );
    await runner.query(
      `CREATE TABLE "research"."hypothesis" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "key" text NOT NULL, "text" jsonb NOT NULL, "position" integer NOT NULL, "started_from" uuid, CONSTRAINT "uq_hypothesis_study_id_key" UNIQUE ("study_id", "key"), CONSTRAINT "pk_hypothesis" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_hypothesis_started_from" ON "research"."hypothesis"  ("started_from") `);
    await runner.query(
      `CREATE TABLE "research"."evidence" ("hypothesis_id" uuid NOT NULL, "segment_id" uuid NOT NULL, "study_id" uuid NOT NULL, "stance" text NOT NULL, "staff_id" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "ck_evidence_stance_in_for_against_mixed_" CHECK (stance in ('for','against','mixed')), CONSTRAINT "pk_evidence" PRIMARY KEY ("hypothesis_id", "segment_id"))`,
    );
    await runner.query(`CREATE INDEX "ix_evidence_segment_id" ON "research"."evidence"  ("segment_id") `);
    await runner.query(`CREATE INDEX "ix_evidence_staff_id" ON "research"."evidence"  ("staff_id") `);
    await runner.query(
      `CREATE INDEX "ix_evidence_study_id_hypothesis_id" ON "research"."evidence"  ("study_id", "hypothesis_id") `,
    );
    await runner.query(
      `CREATE TABLE "research"."observed_case" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "key" text NOT NULL, "name" text NOT NULL, "position" integer NOT NULL, CONSTRAINT "uq_observed_case_study_id_key" UNIQUE ("study_id", "key"), CONSTRAINT "pk_observed_case" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "research"."sentiment" ("post_id" uuid NOT NULL, "version" integer NOT NULL, "study_id" uuid NOT NULL, "score" real NOT NULL, "label" text NOT NULL, "words" jsonb NOT NULL, "engine" text NOT NULL, "corrected_label" text, "corrected_by" uuid, "corrected_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "ck_sentiment_label_in_negative_neutral_posi" CHECK (label in ('negative','neutral','positive','none')), CONSTRAINT "pk_sentiment" PRIMARY KEY ("post_id", "version"))`,
    );
    await runner.query(`CREATE INDEX "ix_sentiment_corrected_by" ON "research"."sentiment"  ("corrected_by") `);
    await runner.query(`CREATE INDEX "ix_sentiment_study_id_label" ON "research"."sentiment"  ("study_id", "label") `);
    await runner.query(
      `CREATE TABLE "research"."post" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "question_id" uuid, "question_version" integer, "parent_id" uuid, "kind" text NOT NULL, "seat_id" uuid, "staff_id" uuid, "private" boolean NOT NULL DEFAULT false, "about_seat_id" uuid, "skip_reason" text, "version" integer NOT NULL DEFAULT '1', "submission_key" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "erased_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "ck_post__kind_in_to_moderator_moderato" CHECK ((kind in ('to_moderator','moderator_reply')) or question_id is not null), CONSTRAINT "ck_post__seat_id_is_null_staff_id_is_n" CHECK ((seat_id is null) <> (staff_id is null)), CONSTRAINT "ck_post_kind_in_answer_reply_probe_pro" CHECK (kind in ('answer','reply','probe','probe_answer','to_moderator','moderator_reply')), CONSTRAINT "pk_post" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_post_question_id" ON "research"."post"  ("question_id") `);
    await runner.query(`CREATE INDEX "ix_post_parent_id" ON "research"."post"  ("parent_id") `);
    await runner.query(`CREATE INDEX "ix_post_seat_id" ON "research"."post"  ("seat_id") `);
    await runner.query(`CREATE INDEX "ix_post_staff_id" ON "research"."post"  ("staff_id") `);
    await runner.query(`CREATE INDEX "ix_post_about_seat_id" ON "research"."post"  ("about_seat_id") `);
    await runner.query(
      `CREATE UNIQUE INDEX "ix_post_study_id_question_id_seat_id" ON "research"."post"  ("study_id", "question_id", "seat_id") WHERE kind = 'answer'`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ix_post_seat_id_submission_key" ON "research"."post"  ("seat_id", "submission_key") WHERE submission_key is not null`,
    );
    await runner.query(`CREATE INDEX "ix_post_study_id_seat_id" ON "research"."post"  ("study_id", "seat_id") `);
    await runner.query(
      `CREATE INDEX "ix_post_study_id_question_id_created_at" ON "research"."post"  ("study_id", "question_id", "created_at") `,
    );
    await runner.query(
      `CREATE TABLE "research"."post_version" ("post_id" uuid NOT NULL, "version" integer NOT NULL, "study_id" uuid NOT NULL, "body" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_post_version" PRIMARY KEY ("post_id", "version"))`,
    );
    await runner.query(`CREATE INDEX "ix_post_version_study_id" ON "research"."post_version"  ("study_id") `);
    await runner.query(
      `CREATE TABLE "research"."draft" ("seat_id" uuid NOT NULL, "slot" text NOT NULL, "study_id" uuid NOT NULL, "body" text NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_draft" PRIMARY KEY ("seat_id", "slot"))`,
    );
    await runner.query(`CREATE INDEX "ix_draft_study_id" ON "research"."draft"  ("study_id") `);
    await runner.query(
      `CREATE TABLE "research"."exposure" ("seat_id" uuid NOT NULL, "post_id" uuid NOT NULL, "study_id" uuid NOT NULL, "first_seen_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_exposure" PRIMARY KEY ("seat_id", "post_id"))`,
    );
    await runner.query(`CREATE INDEX "ix_exposure_post_id" ON "research"."exposure"  ("post_id") `);
    await runner.query(`CREATE INDEX "ix_exposure_study_id" ON "research"."exposure"  ("study_id") `);
    await runner.query(
      `CREATE TABLE "research"."question" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "key" text NOT NULL, "position" integer NOT NULL, "day" integer NOT NULL, "opens_local" text NOT NULL, "closes_day" integer NOT NULL, "closes_local" text NOT NULL, "opens_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closes_at" TIMESTAMP WITH TIME ZONE NOT NULL, "masking" text NOT NULL, "minutes" integer NOT NULL, "version" integer NOT NULL DEFAULT '1', "withdrawn_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "uq_question_study_id_key" UNIQUE ("study_id", "key"), CONSTRAINT "ck_question_closes_at_opens_at" CHECK (closes_at > opens_at), CONSTRAINT "ck_question_masking_in_open_after_own_answ" CHECK (masking in ('open','after-own-answer','private')), CONSTRAINT "pk_question" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_question_study_id_opens_at" ON "research"."question"  ("study_id", "opens_at") `,
    );
    await runner.query(
      `CREATE TABLE "research"."question_version" ("question_id" uuid NOT NULL, "version" integer NOT NULL, "study_id" uuid NOT NULL, "title" jsonb NOT NULL, "text" jsonb NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "pk_question_version" PRIMARY KEY ("question_id", "version"))`,
    );
    await runner.query(`CREATE INDEX "ix_question_version_study_id" ON "research"."question_version"  ("study_id") `);
    await runner.query(
      `CREATE TABLE "research"."schedule_effect" ("study_id" uuid NOT NULL, "question_id" uuid NOT NULL, "effect" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "pk_schedule_effect" PRIMARY KEY ("study_id", "question_id", "effect"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_schedule_effect_question_id" ON "research"."schedule_effect"  ("question_id") `,
    );
    await runner.query(
      `CREATE TABLE "research"."clarity" ("post_id" uuid NOT NULL, "study_id" uuid NOT NULL, "state" text NOT NULL, "holder_id" uuid, "since" TIMESTAMP WITH TIME ZONE NOT NULL, "deadline" TIMESTAMP WITH TIME ZONE, CONSTRAINT "ck_clarity_state_in_unread_clear_unclear_" CHECK (state in ('unread','clear','unclear','probed','answered','settled','closed')), CONSTRAINT "pk_clarity" PRIMARY KEY ("post_id"))`,
    );
    await runner.query(`CREATE INDEX "ix_clarity_holder_id" ON "research"."clarity"  ("holder_id") `);
    await runner.query(
      `CREATE INDEX "ix_clarity_study_id_state_since" ON "research"."clarity"  ("study_id", "state", "since") `,
    );
    await runner.query(
      `CREATE TABLE "research"."clarity_change" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "post_id" uuid NOT NULL, "from_state" text NOT NULL, "to_state" text NOT NULL, "staff_id" uuid, "at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_clarity_change" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_clarity_change_post_id" ON "research"."clarity_change"  ("post_id") `);
    await runner.query(`CREATE INDEX "ix_clarity_change_staff_id" ON "research"."clarity_change"  ("staff_id") `);
    await runner.query(
      `CREATE INDEX "ix_clarity_change_study_id_post_id_at" ON "research"."clarity_change"  ("study_id", "post_id", "at") `,
    );
    await runner.query(
      `CREATE TABLE "research"."panel_plan" ("study_id" uuid NOT NULL, "seats" integer NOT NULL, "reserves" integer NOT NULL, "quotas" jsonb NOT NULL, CONSTRAINT "ck_panel_plan_seats_0_and_reserves_0" CHECK (seats > 0 and reserves >= 0), CONSTRAINT "pk_panel_plan" PRIMARY KEY ("study_id"))`,
    );
    await runner.query(
      `CREATE TABLE "research"."draw" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "requested_by" uuid, "state" text NOT NULL DEFAULT 'queued', "method" text NOT NULL, "seed" text NOT NULL, "input" jsonb NOT NULL, "progress" jsonb NOT NULL DEFAULT '{}', "result" jsonb, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "ck_draw_state_in_queued_running_done_i" CHECK (state in ('queued','running','done','infeasible','failed','cancelled')), CONSTRAINT "pk_draw" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_draw_requested_by" ON "research"."draw"  ("requested_by") `);
    await runner.query(`CREATE INDEX "ix_draw_study_id_created_at" ON "research"."draw"  ("study_id", "created_at") `);
    await runner.query(
      `CREATE TABLE "research"."seat" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "application_id" uuid NOT NULL, "draw_id" uuid, "person_id" uuid NOT NULL, "kind" text NOT NULL, "position" integer NOT NULL, "state" text NOT NULL DEFAULT 'drawn', "language" text NOT NULL, "alias" text, "alias_key" text, "attributes" jsonb NOT NULL DEFAULT '{}', "agreement_version" text, "agreed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "uq_seat_study_id_alias_key" UNIQUE ("study_id", "alias_key"), CONSTRAINT "uq_seat_study_id_application_id" UNIQUE ("study_id", "application_id"), CONSTRAINT "ck_seat_state_in_drawn_invited_accepte" CHECK (state in ('drawn','invited','accepted','agreed','active','completed','declined','expired','dropped','withdrawn')), CONSTRAINT "ck_seat_kind_in_panel_reserve_" CHECK (kind in ('panel','reserve')), CONSTRAINT "pk_seat" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_seat_application_id" ON "research"."seat"  ("application_id") `);
    await runner.query(`CREATE INDEX "ix_seat_draw_id" ON "research"."seat"  ("draw_id") `);
    await runner.query(`CREATE INDEX "ix_seat_study_id_state" ON "research"."seat"  ("study_id", "state") `);
    await runner.query(
      `CREATE TABLE "research"."seat_change" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "seat_id" uuid NOT NULL, "from_state" text, "to_state" text NOT NULL, "reason" text NOT NULL DEFAULT '', "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "pk_seat_change" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_seat_change_seat_id" ON "research"."seat_change"  ("seat_id") `);
    await runner.query(
      `CREATE INDEX "ix_seat_change_study_id_seat_id_at" ON "research"."seat_change"  ("study_id", "seat_id", "at") `,
    );
    await runner.query(
      `CREATE TABLE "research"."source" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "code" text NOT NULL, "name" text NOT NULL, "position" integer NOT NULL, CONSTRAINT "uq_source_study_id_code" UNIQUE ("study_id", "code"), CONSTRAINT "pk_source" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "research"."source_visit" ("study_id" uuid NOT NULL, "source_id" uuid NOT NULL, "day" date NOT NULL, "visits" integer NOT NULL DEFAULT '0', CONSTRAINT "pk_source_visit" PRIMARY KEY ("study_id", "source_id", "day"))`,
    );
    await runner.query(
      `CREATE TABLE "research"."screener" ("study_id" uuid NOT NULL, "definition" jsonb NOT NULL, CONSTRAINT "pk_screener" PRIMARY KEY ("study_id"))`,
    );
    await runner.query(
      `CREATE TABLE "research"."application" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "source_id" uuid NOT NULL, "person_id" uuid, "language" text NOT NULL, "state" text NOT NULL DEFAULT 'started', "refusal" text, "answers" jsonb NOT NULL DEFAULT '{}', "attributes" jsonb NOT NULL DEFAULT '{}', "same_address_as" uuid, "session_hash" bytea, "started_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "completed_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "uq_application_session_hash" UNIQUE ("session_hash"), CONSTRAINT "ck_application_state_in_started_completed_ref" CHECK (state in ('started','completed','refused')), CONSTRAINT "pk_application" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_application_source_id" ON "research"."application"  ("source_id") `);
    await runner.query(
      `CREATE INDEX "ix_application_study_id_source_id" ON "research"."application"  ("study_id", "source_id") `,
    );
    await runner.query(
      `CREATE INDEX "ix_application_study_id_state" ON "research"."application"  ("study_id", "state") `,
    );
    await runner.query(
      `CREATE TABLE "research"."rating" ("application_id" uuid NOT NULL, "staff_id" uuid NOT NULL, "study_id" uuid NOT NULL, "value" smallint NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "ck_rating_value_between_1_and_5" CHECK (value between 1 and 5), CONSTRAINT "pk_rating" PRIMARY KEY ("application_id", "staff_id"))`,
    );
    await runner.query(`CREATE INDEX "ix_rating_staff_id" ON "research"."rating"  ("staff_id") `);
    await runner.query(
      `CREATE INDEX "ix_rating_study_id_application_id" ON "research"."rating"  ("study_id", "application_id") `,
    );
    await runner.query(
      `CREATE TABLE "research"."study" ("id" uuid NOT NULL, "slug" text NOT NULL, "phase" text NOT NULL DEFAULT 'draft', "title" jsonb NOT NULL, "languages" text array NOT NULL, "time_zone" text NOT NULL, "starts_on" date NOT NULL, "days" integer NOT NULL, "contact" jsonb NOT NULL, "letter" jsonb NOT NULL, "agreement" jsonb NOT NULL, "created_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "uq_study_slug" UNIQUE ("slug"), CONSTRAINT "ck_study_days_between_1_and_60" CHECK (days between 1 and 60), CONSTRAINT "ck_study_phase_in_draft_recruiting_fiel" CHECK (phase in ('draft','recruiting','field','closed')), CONSTRAINT "pk_study" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_study_created_by" ON "research"."study"  ("created_by") `);
    await runner.query(
      `CREATE TABLE "platform"."participant_link" ("token_hash" bytea NOT NULL, "study_id" uuid NOT NULL, "seat_id" uuid NOT NULL, "purpose" text NOT NULL, "next" text NOT NULL DEFAULT '/p/today', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "spent_at" TIMESTAMP WITH TIME ZONE, "revoked_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "pk_participant_link" PRIMARY KEY ("token_hash"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_participant_link_study_id_seat_id" ON "platform"."participant_link"  ("study_id", "seat_id") `,
    );
    await runner.query(
      `CREATE TABLE "platform"."participant_session" ("token_hash" bytea NOT NULL, "study_id" uuid NOT NULL, "seat_id" uuid NOT NULL, "language" text NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_participant_session" PRIMARY KEY ("token_hash"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_participant_session_study_id_seat_id" ON "platform"."participant_session"  ("study_id", "seat_id") `,
    );
    await runner.query(
      `CREATE TABLE "platform"."setting" ("key" text NOT NULL, "value" jsonb NOT NULL, CONSTRAINT "pk_setting" PRIMARY KEY ("key"))`,
    );
    await runner.query(
      `CREATE TABLE "platform"."clock_shift" ("study_id" uuid NOT NULL, "shift" interval NOT NULL, CONSTRAINT "pk_clock_shift" PRIMARY KEY ("study_id"))`,
    );
    await runner.query(
      `CREATE TABLE "platform"."staff" ("id" uuid NOT NULL, "email" text NOT NULL, "name" text NOT NULL, "password_hash" text NOT NULL, "totp_secret" bytea, "totp_confirmed_at" TIMESTAMP WITH TIME ZONE, "totp_last_step" bigint, "is_owner" boolean NOT NULL DEFAULT false, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "disabled_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "uq_staff_email" UNIQUE ("email"), CONSTRAINT "pk_staff" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE TABLE "platform"."staff_session" ("token_hash" bytea NOT NULL, "staff_id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "last_seen_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "second_factor_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "pk_staff_session" PRIMARY KEY ("token_hash"))`,
    );
    await runner.query(`CREATE INDEX "ix_staff_session_staff_id" ON "platform"."staff_session"  ("staff_id") `);
    await runner.query(
      `CREATE TABLE "platform"."staff_invitation" ("id" uuid NOT NULL, "token_hash" bytea, "email" text, "study_id" uuid, "role" text, "makes_owner" boolean NOT NULL DEFAULT false, "invited_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, "accepted_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "uq_staff_invitation_token_hash" UNIQUE ("token_hash"), CONSTRAINT "pk_staff_invitation" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_staff_invitation_study_id" ON "platform"."staff_invitation"  ("study_id") `);
    await runner.query(
      `CREATE TABLE "platform"."study_member" ("study_id" uuid NOT NULL, "staff_id" uuid NOT NULL, "role" text NOT NULL, "since" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "ck_study_member_role_in_researcher_moderator_a" CHECK (role in ('researcher','moderator','analyst','observer')), CONSTRAINT "pk_study_member" PRIMARY KEY ("study_id", "staff_id"))`,
    );
    await runner.query(`CREATE INDEX "ix_study_member_staff_id" ON "platform"."study_member"  ("staff_id") `);
    await runner.query(
      `CREATE TABLE "platform"."audit" ("id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "actor_kind" text NOT NULL, "actor_id" uuid, "action" text NOT NULL, "study_id" uuid, "subject" jsonb NOT NULL DEFAULT '{}', CONSTRAINT "pk_audit" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_audit_study_id_at" ON "platform"."audit"  ("study_id", "at") `);
    await runner.query(
      `CREATE TABLE "research"."notice" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "key" text NOT NULL, "kind" text NOT NULL, "person_id" uuid, "staff_invitation_id" uuid, "seat_id" uuid, "language" text NOT NULL, "values" jsonb NOT NULL DEFAULT '{}', "state" text NOT NULL DEFAULT 'pending', "attempts" integer NOT NULL DEFAULT '0', "fault" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), "sent_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "uq_notice_key" UNIQUE ("key"), CONSTRAINT "ck_notice_state_in_pending_sending_sent_" CHECK (state in ('pending','sending','sent','failed','dropped')), CONSTRAINT "pk_notice" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_notice_study_id_created_at" ON "research"."notice"  ("study_id", "created_at") `,
    );
    await runner.query(
      `CREATE TABLE "identity"."person" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "name" bytea NOT NULL, "email" bytea NOT NULL, "phone" bytea, "email_index" bytea NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "pk_person" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_person_study_id_email_index" ON "identity"."person"  ("study_id", "email_index") `,
    );
    await runner.query(
      `ALTER TABLE "research"."code" ADD CONSTRAINT "fk_code_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."code" ADD CONSTRAINT "fk_code_parent_id" FOREIGN KEY ("parent_id") REFERENCES "research"."code"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."segment" ADD CONSTRAINT "fk_segment_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."segment" ADD CONSTRAINT "fk_segment_post_id" FOREIGN KEY ("post_id") REFERENCES "research"."post"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."segment" ADD CONSTRAINT "fk_segment_created_by" FOREIGN KEY ("created_by") REFERENCES "platform"."staff"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."coding" ADD CONSTRAINT "fk_coding_segment_id" FOREIGN KEY ("segment_id") REFERENCES "research"."segment"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."coding" ADD CONSTRAINT "fk_coding_code_id" FOREIGN KEY ("code_id") REFERENCES "research"."code"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."coding" ADD CONSTRAINT "fk_coding_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."coding" ADD CONSTRAINT "fk_coding_staff_id" FOREIGN KEY ("staff_id") REFERENCES "platform"."staff"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."theme" ADD CONSTRAINT "fk_theme_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."theme_quote" ADD CONSTRAINT "fk_theme_quote_theme_id" FOREIGN KEY ("theme_id") REFERENCES "research"."theme"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."theme_quote" ADD CONSTRAINT "fk_theme_quote_segment_id" FOREIGN KEY ("segment_id") REFERENCES "research"."segment"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."theme_quote" ADD CONSTRAINT "fk_theme_quote_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."hypothesis" ADD CONSTRAINT "fk_hypothesis_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."hypothesis" ADD CONSTRAINT "fk_hypothesis_started_from" FOREIGN KEY ("started_from") REFERENCES "research"."segment"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."evidence" ADD CONSTRAINT "fk_evidence_hypothesis_id" FOREIGN KEY ("hypothesis_id") REFERENCES "research"."hypothesis"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."evidence" ADD CONSTRAINT "fk_evidence_segment_id" FOREIGN KEY ("segment_id") REFERENCES "research"."segment"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."evidence" ADD CONSTRAINT "fk_evidence_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."evidence" ADD CONSTRAINT "fk_evidence_staff_id" FOREIGN KEY ("staff_id") REFERENCES "platform"."staff"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."observed_case" ADD CONSTRAINT "fk_observed_case_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."sentiment" ADD CONSTRAINT "fk_sentiment_post_id" FOREIGN KEY ("post_id") REFERENCES "research"."post"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."sentiment" ADD CONSTRAINT "fk_sentiment_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."sentiment" ADD CONSTRAINT "fk_sentiment_corrected_by" FOREIGN KEY ("corrected_by") REFERENCES "platform"."staff"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."post" ADD CONSTRAINT "fk_post_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."post" ADD CONSTRAINT "fk_post_question_id" FOREIGN KEY ("question_id") REFERENCES "research"."question"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."post" ADD CONSTRAINT "fk_post_parent_id" FOREIGN KEY ("parent_id") REFERENCES "research"."post"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."post" ADD CONSTRAINT "fk_post_seat_id" FOREIGN KEY ("seat_id") REFERENCES "research"."seat"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."post" ADD CONSTRAINT "fk_post_staff_id" FOREIGN KEY ("staff_id") REFERENCES "platform"."staff"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."post" ADD CONSTRAINT "fk_post_about_seat_id" FOREIGN KEY ("about_seat_id") REFERENCES "research"."seat"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."post_version" ADD CONSTRAINT "fk_post_version_post_id" FOREIGN KEY ("post_id") REFERENCES "research"."post"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."post_version" ADD CONSTRAINT "fk_post_version_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."draft" ADD CONSTRAINT "fk_draft_seat_id" FOREIGN KEY ("seat_id") REFERENCES "research"."seat"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."draft" ADD CONSTRAINT "fk_draft_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."exposure" ADD CONSTRAINT "fk_exposure_seat_id" FOREIGN KEY ("seat_id") REFERENCES "research"."seat"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."exposure" ADD CONSTRAINT "fk_exposure_post_id" FOREIGN KEY ("post_id") REFERENCES "research"."post"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."exposure" ADD CONSTRAINT "fk_exposure_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."question" ADD CONSTRAINT "fk_question_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."question_version" ADD CONSTRAINT "fk_question_version_question_id" FOREIGN KEY ("question_id") REFERENCES "research"."question"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."question_version" ADD CONSTRAINT "fk_question_version_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."schedule_effect" ADD CONSTRAINT "fk_schedule_effect_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."schedule_effect" ADD CONSTRAINT "fk_schedule_effect_question_id" FOREIGN KEY ("question_id") REFERENCES "research"."question"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."clarity" ADD CONSTRAINT "fk_clarity_post_id" FOREIGN KEY ("post_id") REFERENCES "research"."post"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."clarity" ADD CONSTRAINT "fk_clarity_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."clarity" ADD CONSTRAINT "fk_clarity_holder_id" FOREIGN KEY ("holder_id") REFERENCES "platform"."staff"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."clarity_change" ADD CONSTRAINT "fk_clarity_change_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."clarity_change" ADD CONSTRAINT "fk_clarity_change_post_id" FOREIGN KEY ("post_id") REFERENCES "research"."post"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."clarity_change" ADD CONSTRAINT "fk_clarity_change_staff_id" FOREIGN KEY ("staff_id") REFERENCES "platform"."staff"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."panel_plan" ADD CONSTRAINT "fk_panel_plan_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."draw" ADD CONSTRAINT "fk_draw_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."draw" ADD CONSTRAINT "fk_draw_requested_by" FOREIGN KEY ("requested_by") REFERENCES "platform"."staff"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."seat" ADD CONSTRAINT "fk_seat_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."seat" ADD CONSTRAINT "fk_seat_application_id" FOREIGN KEY ("application_id") REFERENCES "research"."application"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."seat" ADD CONSTRAINT "fk_seat_draw_id" FOREIGN KEY ("draw_id") REFERENCES "research"."draw"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."seat_change" ADD CONSTRAINT "fk_seat_change_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."seat_change" ADD CONSTRAINT "fk_seat_change_seat_id" FOREIGN KEY ("seat_id") REFERENCES "research"."seat"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."source" ADD CONSTRAINT "fk_source_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."source_visit" ADD CONSTRAINT "fk_source_visit_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."source_visit" ADD CONSTRAINT "fk_source_visit_source_id" FOREIGN KEY ("source_id") REFERENCES "research"."source"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."screener" ADD CONSTRAINT "fk_screener_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."application" ADD CONSTRAINT "fk_application_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."application" ADD CONSTRAINT "fk_application_source_id" FOREIGN KEY ("source_id") REFERENCES "research"."source"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."rating" ADD CONSTRAINT "fk_rating_application_id" FOREIGN KEY ("application_id") REFERENCES "research"."application"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."rating" ADD CONSTRAINT "fk_rating_staff_id" FOREIGN KEY ("staff_id") REFERENCES "platform"."staff"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."rating" ADD CONSTRAINT "fk_rating_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."study" ADD CONSTRAINT "fk_study_created_by" FOREIGN KEY ("created_by") REFERENCES "platform"."staff"("id") ON DELETE SET NULL ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "platform"."staff_session" ADD CONSTRAINT "fk_staff_session_staff_id" FOREIGN KEY ("staff_id") REFERENCES "platform"."staff"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "platform"."staff_invitation" ADD CONSTRAINT "fk_staff_invitation_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "platform"."study_member" ADD CONSTRAINT "fk_study_member_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "platform"."study_member" ADD CONSTRAINT "fk_study_member_staff_id" FOREIGN KEY ("staff_id") REFERENCES "platform"."staff"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "research"."notice" ADD CONSTRAINT "fk_notice_study_id" FOREIGN KEY ("study_id") REFERENCES "research"."study"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
    );
    // The door through which analysis reads words in long lists: current version, alias and question beside each post, nothing erased.
    await runner.query(`
      create view research.written_post as
      select p.id as post_id, p.study_id, p.kind, p.question_id, p.question_version, p.parent_id, p.seat_id, p.staff_id, p.about_seat_id, p.private,
             p.version, p.created_at, p.skip_reason, v.body,
             s.alias, s.attributes, s.state as seat_state, s.kind as seat_kind,
             q.key as question_key, q.day as question_day, q.position as question_position, q.masking
        from research.post p
        join research.post_version v on v.post_id = p.id and v.version = p.version
        left join research.seat s on s.id = p.seat_id
        left join research.question q on q.id = p.question_id
       where p.erased_at is null and coalesce(s.state, '') <> 'withdrawn'`);
    // Shifted only in a demo, a rehearsal or a test; the clock module guards the table.
    await runner.query(`
      create function platform.clock_now(study uuid) returns timestamptz language sql stable as
      $$ select statement_timestamp() + coalesce((select shift from platform.clock_shift where study_id = study), interval '0') $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const schema of ['identity', 'research', 'platform'])
      await runner.query(`drop schema if exists ${schema} cascade`);
  }
}
