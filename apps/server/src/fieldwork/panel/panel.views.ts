import type { DeclaredView } from '../../platform/database/declared-view.js';

export const PANEL_VIEWS: readonly DeclaredView[] = [
  {
    // Whoever asks who sits in a study, under which alias.
    // Its id is all that is known of a participant above the panel.
    name: 'research.participant',
    sql: `
      select id, study_id, kind, position, state, language, alias, attributes, agreed_at, late
        from research.seat`,
  },
  {
    // The guide: how many days a late joiner's questions stay open at least.
    name: 'research.catching_up',
    sql: `select study_id, nullif(catch_up_days, 0) as days from research.panel_plan`,
  },
  {
    // Reports that count who came, stayed and left.
    name: 'research.seat_history',
    sql: `select study_id, seat_id, from_state, to_state, at from research.seat_change`,
  },
];
