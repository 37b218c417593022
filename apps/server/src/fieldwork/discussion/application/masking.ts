import { ASKED_OF, CATCH_UP_UNTIL, OPEN_FOR, SHOWN_TO } from '../../guide/guide.facade.js';

/**
 * Masking, enforced in the query for every output. In scope: `p` a post, `q.masking`, `q.answered` (has the
 * reader answered or passed on the question), `$2` the reader's seat. What others skipped is nobody's business.
 */
export const IN_THE_OPEN = `not p.private and p.skip_reason is null and (q.masking = 'open' or (q.masking = 'after-own-answer' and q.answered))`;

/** Has the reader answered or passed on question `q`? `$1` study, `$2` seat. */
export const ANSWERED = `exists (select 1 from research.post o where o.study_id = $1 and o.question_id = q.id and o.seat_id = $2 and o.kind = 'answer')`;

/** Own posts, what moderators wrote to the reader alone, and what stands in the open for this reader. */
export const MAY_SEE = `(p.seat_id = $2 or (p.private and p.about_seat_id = $2) or (${IN_THE_OPEN}))`;

/** The reader and the study at the reader's moment; no row for a seat of another study. `$1` study, `$2` seat. */
export const READER = `
  select s.id as "seatId", s.state, s.alias, s.agreed_at as "agreedAt", st.title as "studyTitle", st.languages, st.time_zone as "timeZone", st.phase, st.days,
         to_char(st.starts_on, 'YYYY-MM-DD') as "startsOn", platform.clock_now(st.id) as now,
         s.attributes, w.time_zone as "ownZone", ${CATCH_UP_UNTIL} as "catchUpUntil"
    from research.seat s join research.study st on st.id = s.study_id
    left join research.participant_wish w on w.seat_id = s.id
   where s.study_id = $1 and s.id = $2`;

/** The rules of guide/application/own-time.ts; `q` a question, `me` the reader. */
export const OPEN = OPEN_FOR;
/** Shown to participants: it has opened, and its study is or was in the field. */
export const HAS_OPENED = SHOWN_TO;

const ASKED_QUESTIONS = `(select q.position from research.question q where q.study_id = $1 and q.withdrawn_at is null and ${ASKED_OF})`;
/** Questions that this person is asked in all, and which of them `q` is. */
export const TOTAL = `(select count(*)::int from ${ASKED_QUESTIONS} n)`;
export const NUMBER = `(select count(*)::int from ${ASKED_QUESTIONS} n where n.position <= q.position)`;
