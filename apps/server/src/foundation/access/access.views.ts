import type { DeclaredView } from '../../platform/database/declared-view.js';

export const ACCESS_VIEWS: readonly DeclaredView[] = [
  {
    // Whoever shows which colleague wrote or did something.
    name: 'platform.colleague',
    sql: `select id, name, email from platform.staff`,
  },
  {
    // Whoever shows who works on a study, and as what.
    name: 'platform.team_role',
    sql: `select study_id, staff_id, role from platform.study_member`,
  },
];
