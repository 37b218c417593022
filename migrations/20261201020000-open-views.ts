import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A module's tables are its own; what others may read of them has a view, declared in `<module>.views.ts`. */
export class OpenViews20261201020000 implements MigrationInterface {
  name = 'OpenViews1764554400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view platform.audit_line as
      select id, at, actor_kind, actor_id, action, study_id, subject from platform.audit`);
    await runner.query(`create view platform.colleague as select id, name, email from platform.staff`);
    await runner.query(`create view platform.team_role as select study_id, staff_id, role from platform.study_member`);
    await runner.query(`
      create view research.participant_zone as
      select seat_id, study_id, time_zone from research.participant_wish`);
    await runner.query(`
      create view research.recorded_notice as
      select id, study_id, seat_id, kind, state, created_at, sent_at, due_at, mail_id,
             values->>'title' as title, values->'link'->>'next' as next
        from research.notice`);
    await runner.query(`
      create view research.study_facts as
      select id, slug, phase, title, languages, time_zone, starts_on, days, contact, created_at
        from research.study`);
    await runner.query(`
      create view research.participant as
      select id, study_id, kind, position, state, language, alias, attributes, agreed_at, late
        from research.seat`);
    await runner.query(`
      create view research.catching_up as
      select study_id, nullif(catch_up_days, 0) as days from research.panel_plan`);
    await runner.query(`
      create view research.seat_history as
      select study_id, seat_id, from_state, to_state, at from research.seat_change`);
    await runner.query(`
      create view research.planned_question as
      select id, study_id, key, position, day, opens_at, closes_at, masking, minutes, section, clock, skippable, hint_words,
             only_for, after_previous, peers, probes, version, withdrawn_at
        from research.question`);
    await runner.query(`
      create view research.question_wording as
      select question_id, version, study_id, title, text, answer, stimuli, created_at
        from research.question_version`);
    await runner.query(`
      create view research.question_clock as
      select question_id, time_zone, study_id, opens_at, closes_at from research.question_time`);
    await runner.query(`
      create view research.stimulus_picture as
      select id, study_id, type, width, height from research.stimulus_file`);
    await runner.query(`
      create or replace view research.written_post as
      select p.id as post_id, p.study_id, p.kind, p.question_id, p.question_version, p.parent_id, p.seat_id, p.staff_id,
             p.about_seat_id, p.private, p.version, p.created_at, p.skip_reason, v.body,
             s.alias, s.attributes, s.state as seat_state, s.kind as seat_kind,
             q.key as question_key, q.day as question_day, q.position as question_position, q.masking
        from research.post p
        join research.post_version v on v.post_id = p.id and v.version = p.version
        left join research.participant s on s.id = p.seat_id
        left join research.planned_question q on q.id = p.question_id
       where p.erased_at is null and coalesce(s.state, '') <> 'withdrawn'`);
    await runner.query(`
      create view research.discussion_post as
      select id, study_id, question_id, question_version, parent_id, kind, seat_id, staff_id, private, about_seat_id,
             skip_reason, version, created_at, erased_at, closed_at
        from research.post`);
    await runner.query(`
      create view research.post_wording as
      select post_id, version, study_id, body, chosen, created_at from research.post_version`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace view research.written_post as
      select p.id as post_id, p.study_id, p.kind, p.question_id, p.question_version, p.parent_id, p.seat_id, p.staff_id, p.about_seat_id, p.private,
             p.version, p.created_at, p.skip_reason, v.body,
             s.alias, s.attributes, s.state as seat_state, s.kind as seat_kind,
             q.key as question_key, q.day as question_day, q.position as question_position, q.masking
        from research.post p
        join research.post_version v on v.post_id = p.id and v.version = p.version
        left join research.seat s on s.id = p.seat_id
        left join research.question q on q.id = p.question_id
       where p.erased_at is null and coalesce(s.state, '') <> 'withdrawn'`);
    await runner.query(`drop view research.post_wording`);
    await runner.query(`drop view research.discussion_post`);
    await runner.query(`drop view research.stimulus_picture`);
    await runner.query(`drop view research.question_clock`);
    await runner.query(`drop view research.question_wording`);
    await runner.query(`drop view research.planned_question`);
    await runner.query(`drop view research.seat_history`);
    await runner.query(`drop view research.catching_up`);
    await runner.query(`drop view research.participant`);
    await runner.query(`drop view research.study_facts`);
    await runner.query(`drop view research.recorded_notice`);
    await runner.query(`drop view research.participant_zone`);
    await runner.query(`drop view platform.team_role`);
    await runner.query(`drop view platform.colleague`);
    await runner.query(`drop view platform.audit_line`);
  }
}
