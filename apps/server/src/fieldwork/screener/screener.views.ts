import type { DeclaredView } from '../../platform/database/declared-view.js';

export const SCREENER_VIEWS: readonly DeclaredView[] = [
  {
    // Applicants: what each version of the screener promised to those who answered it.
    name: 'research.screener_wording',
    sql: `select study_id, version, definition from research.screener_version`,
  },
];
