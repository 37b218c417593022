import type { DeclaredView } from '../../platform/database/declared-view.js';

export const GUIDE_VIEWS: readonly DeclaredView[] = [
  {
    // Whoever shows questions or asks which of them are open, by the fragments of the guide's facade.
    name: 'research.planned_question',
    sql: `
      select id, study_id, key, position, day, opens_at, closes_at, masking, minutes, section, clock, skippable,
             hint_words, only_for, after_previous, peers, probes, version, withdrawn_at
        from research.question`,
  },
  {
    // Whoever shows what was asked: each wording that a question has had.
    name: 'research.question_wording',
    sql: `
      select question_id, version, study_id, title, text, answer, stimuli, created_at
        from research.question_version`,
  },
  {
    // Whoever asks when a question opens and closes for participants on their own clocks.
    name: 'research.question_clock',
    sql: `select question_id, time_zone, study_id, opens_at, closes_at from research.question_time`,
  },
  {
    // The question page, which shows pictures before an answer.
    name: 'research.stimulus_picture',
    sql: `select id, study_id, type, width, height from research.stimulus_file`,
  },
];
