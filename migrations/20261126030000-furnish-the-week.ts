import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The week: kinds of answer, stimuli, segments, own clocks, peer rounds, photos, and when a question was first looked at. */
export class FurnishTheWeek20261126030000 implements MigrationInterface {
  name = 'FurnishTheWeek1764126000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table research.question
      add column section jsonb,
      add column clock text not null default 'study',
      add column skippable boolean not null default true,
      add column hint_words integer,
      add column only_for jsonb not null default '[]',
      add column after_previous boolean not null default false,
      add column peers integer,
      add column probes jsonb not null default '[]',
      add constraint ck_question_clock_in_study_own_ check (clock in ('study','own'))`);
    await runner.query(`alter table research.question_version
      add column answer jsonb not null default '{"kind":"text"}',
      add column stimuli jsonb not null default '[]'`);
    await runner.query(
      `CREATE TABLE "research"."question_time" ("question_id" uuid NOT NULL, "time_zone" text NOT NULL, "study_id" uuid NOT NULL, "opens_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closes_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_question_time" PRIMARY KEY ("question_id", "time_zone"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_question_time_study_id_opens_at" ON "research"."question_time"  ("study_id", "opens_at") `,
    );
    await runner.query(
      `CREATE TABLE "research"."stimulus_file" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "type" text NOT NULL, "width" integer NOT NULL, "height" integer NOT NULL, "bytes" integer NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "pk_stimulus_file" PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_stimulus_file_study_id" ON "research"."stimulus_file"  ("study_id") `);
    await runner.query(
      `CREATE TABLE "research"."question_seen" ("seat_id" uuid NOT NULL, "question_id" uuid NOT NULL, "study_id" uuid NOT NULL, "first_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_question_seen" PRIMARY KEY ("seat_id", "question_id"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_question_seen_study_id_question_id" ON "research"."question_seen"  ("study_id", "question_id") `,
    );
    await runner.query(
      `CREATE TABLE "research"."peer_turn" ("seat_id" uuid NOT NULL, "post_id" uuid NOT NULL, "study_id" uuid NOT NULL, "question_id" uuid NOT NULL, "given_at" TIMESTAMP WITH TIME ZONE NOT NULL, "reply_id" uuid, CONSTRAINT "pk_peer_turn" PRIMARY KEY ("seat_id", "post_id"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_peer_turn_study_id_question_id" ON "research"."peer_turn"  ("study_id", "question_id") `,
    );
    await runner.query(`CREATE INDEX "ix_peer_turn_post_id" ON "research"."peer_turn"  ("post_id") `);
    await runner.query(`CREATE INDEX "ix_peer_turn_question_id" ON "research"."peer_turn"  ("question_id") `);
    await runner.query(`CREATE INDEX "ix_peer_turn_reply_id" ON "research"."peer_turn"  ("reply_id") `);
    await runner.query(
      `CREATE TABLE "research"."photo" ("id" uuid NOT NULL, "study_id" uuid NOT NULL, "seat_id" uuid NOT NULL, "question_id" uuid NOT NULL, "post_id" uuid, "position" integer NOT NULL, "type" text NOT NULL, "width" integer NOT NULL, "height" integer NOT NULL, "bytes" integer NOT NULL, "thumbnail_id" uuid NOT NULL, "alt" text NOT NULL DEFAULT '', "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "pk_photo" PRIMARY KEY ("id"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_photo_study_id_seat_id_question_id" ON "research"."photo"  ("study_id", "seat_id", "question_id") `,
    );
    await runner.query(`CREATE INDEX "ix_photo_seat_id" ON "research"."photo"  ("seat_id") `);
    await runner.query(`CREATE INDEX "ix_photo_question_id" ON "research"."photo"  ("question_id") `);
    await runner.query(`CREATE INDEX "ix_photo_post_id" ON "research"."photo"  ("post_id") `);
    await runner.query(`alter table research.post_version add column chosen jsonb`);
    await runner.query(
      `CREATE TABLE "research"."participant_wish" ("seat_id" uuid NOT NULL, "study_id" uuid NOT NULL, "time_zone" text, "mail_hour" integer, "channel" text NOT NULL DEFAULT 'mail', "stopped" jsonb NOT NULL DEFAULT '[]', "push" jsonb, "address_fault" text, "address_fault_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "ck_participant_wish_channel_in_mail_push_none_" CHECK (channel in ('mail','push','none')), CONSTRAINT "pk_participant_wish" PRIMARY KEY ("seat_id"))`,
    );
    await runner.query(`CREATE INDEX "ix_participant_wish_study_id" ON "research"."participant_wish"  ("study_id") `);
    for (const [table, column, target, rule] of [
      ['question_time', 'question_id', 'question', 'CASCADE'],
      ['question_time', 'study_id', 'study', 'CASCADE'],
      ['stimulus_file', 'study_id', 'study', 'CASCADE'],
      ['question_seen', 'seat_id', 'seat', 'CASCADE'],
      ['question_seen', 'question_id', 'question', 'CASCADE'],
      ['question_seen', 'study_id', 'study', 'CASCADE'],
      ['peer_turn', 'seat_id', 'seat', 'CASCADE'],
      ['peer_turn', 'post_id', 'post', 'CASCADE'],
      ['peer_turn', 'study_id', 'study', 'CASCADE'],
      ['peer_turn', 'question_id', 'question', 'CASCADE'],
      ['peer_turn', 'reply_id', 'post', 'SET NULL'],
      ['photo', 'study_id', 'study', 'CASCADE'],
      ['photo', 'seat_id', 'seat', 'CASCADE'],
      ['photo', 'question_id', 'question', 'CASCADE'],
      ['photo', 'post_id', 'post', 'CASCADE'],
      ['participant_wish', 'seat_id', 'seat', 'CASCADE'],
      ['participant_wish', 'study_id', 'study', 'CASCADE'],
    ] as const)
      await runner.query(
        `ALTER TABLE "research"."${table}" ADD CONSTRAINT "fk_${table}_${column}" FOREIGN KEY ("${column}") REFERENCES "research"."${target}"("id") ON DELETE ${rule} ON UPDATE NO ACTION`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table research.participant_wish, research.photo, research.peer_turn, research.question_seen, research.stimulus_file, research.question_time`,
    );
    await runner.query(`alter table research.post_version drop column chosen`);
    await runner.query(`alter table research.question_version drop column answer, drop column stimuli`);
    await runner.query(`alter table research.question drop column section, drop column clock, drop column skippable,
      drop column hint_words, drop column only_for, drop column after_previous, drop column peers, drop column probes`);
  }
}
