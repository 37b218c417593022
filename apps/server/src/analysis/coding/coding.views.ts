import type { DeclaredView } from '../../platform/database/declared-view.js';

export const CODING_VIEWS: readonly DeclaredView[] = [
  {
    // Whoever builds on marked words, or has to keep them from being deleted meanwhile; it has no words itself.
    name: 'research.marked_segment',
    sql: `select id, study_id, post_id, version, from_point, to_point, starred from research.segment`,
  },
];
