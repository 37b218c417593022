import type { DeclaredView } from '../../platform/database/declared-view.js';

export const DISCUSSION_VIEWS: readonly DeclaredView[] = [
  {
    // Whoever reads words: the newest version of each post that stands, with its author's alias and its question.
    name: 'research.written_post',
    sql: `
      select p.id as post_id, p.study_id, p.kind, p.question_id, p.question_version, p.parent_id, p.seat_id, p.staff_id,
             p.about_seat_id, p.private, p.version, p.created_at, p.skip_reason, v.body,
             s.alias, s.attributes, s.state as seat_state, s.kind as seat_kind,
             q.key as question_key, q.day as question_day, q.position as question_position, q.masking
        from research.post p
        join research.post_version v on v.post_id = p.id and v.version = p.version
        left join research.participant s on s.id = p.seat_id
        left join research.planned_question q on q.id = p.question_id
       where p.erased_at is null and coalesce(s.state, '') <> 'withdrawn'`,
  },
  {
    // Whoever keeps something about posts and has to lock or find them, erased ones too; it has no words.
    name: 'research.discussion_post',
    sql: `
      select id, study_id, question_id, question_version, parent_id, kind, seat_id, staff_id, private, about_seat_id,
             skip_reason, version, created_at, erased_at, closed_at
        from research.post`,
  },
  {
    // Whoever reads an earlier version of a post, or when it was changed.
    name: 'research.post_wording',
    sql: `select post_id, version, study_id, body, chosen, created_at from research.post_version`,
  },
];
