import type { DeclaredView } from '../../platform/database/declared-view.js';

export const AUDIT_VIEWS: readonly DeclaredView[] = [
  {
    // Whoever shows what has been done in a study.
    name: 'platform.audit_line',
    sql: `select id, at, actor_kind, actor_id, action, study_id, subject from platform.audit`,
  },
];
