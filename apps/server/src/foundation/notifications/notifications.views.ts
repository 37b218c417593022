import type { DeclaredView } from '../../platform/database/declared-view.js';

export const NOTIFICATIONS_VIEWS: readonly DeclaredView[] = [
  {
    // Whoever reckons by a participant's own clock; null where they follow the study's.
    name: 'research.participant_zone',
    sql: `select seat_id, study_id, time_zone from research.participant_wish`,
  },
  {
    // Whoever shows or judges what somebody has been told, or is about to be.
    name: 'research.recorded_notice',
    sql: `
      select id, study_id, seat_id, kind, state, created_at, sent_at, due_at, mail_id,
             values->>'title' as title, values->'link'->>'next' as next
        from research.notice`,
  },
];
