import type { DeclaredView } from '../../platform/database/declared-view.js';

export const APPLYING_VIEWS: readonly DeclaredView[] = [
  {
    // Applicants: a form with what its row says of it. `held` while somebody can go on with it by their cookie.
    name: 'research.applicant',
    sql: `
      select id, study_id, source_id, person_id, language, state, refusal, answers, attributes, started_at,
             completed_at, screener_version, honeypot, status, status_reason, standing, told, told_at, tags,
             overruled_at, session_hash is not null as held
        from research.application`,
  },
  {
    // Applicants: the link that somebody came by.
    name: 'research.applicant_source',
    sql: `select id, study_id, code, name from research.source`,
  },
  {
    // Applicants: the pictures that belong to the answers.
    name: 'research.applicant_picture',
    sql: `select id, study_id, application_id, question, name, at from research.application_picture`,
  },
];
