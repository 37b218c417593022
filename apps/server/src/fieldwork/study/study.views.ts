import type { DeclaredView } from '../../platform/database/declared-view.js';

export const STUDY_VIEWS: readonly DeclaredView[] = [
  {
    // All modules, those below too: each row belongs to a study, whose phase, days and languages everybody goes by.
    name: 'research.study_facts',
    sql: `
      select id, slug, phase, title, languages, time_zone, starts_on, days, contact, created_at
        from research.study`,
  },
];
