import { catchUpUntil, isFor } from '../../guide/guide.facade.js';

/** The names that the statements of this module give a question and its reader. */
export const NAMES = { question: 'q', reader: 'me' } as const;

/**
 * Masking, enforced in the query for every output. `question` has `masking` and `answered` (has the reader answered or passed
 * on it). What others skipped is nobody's business.
 */
export const isInTheOpen = ({ post, question }: { post: string; question: string }): string => `
  (not ${post}.private and ${post}.skip_reason is null
   and (${question}.masking = 'open' or (${question}.masking = 'after-own-answer' and ${question}.answered)))`;

/** Has this seat answered or passed on the question? */
export const hasAnswered = (names: { study: string; question: string; seat: string }): string => `
  exists (select 1 from research.post o
           where o.study_id = ${names.study} and o.question_id = ${names.question}.id
             and o.seat_id = ${names.seat} and o.kind = 'answer')`;

/** Own posts, what moderators wrote to the reader alone, and what stands in the open for this reader. */
export const maySee = (names: { post: string; question: string; seat: string }): string => `
  (${names.post}.seat_id = ${names.seat} or (${names.post}.private and ${names.post}.about_seat_id = ${names.seat})
   or ${isInTheOpen(names)})`;

/** The reader and the study at the reader's moment; no row for a seat of another study. */
export const readerOf = ({ study, seat }: { study: string; seat: string }): string => `
  select s.id as "seatId", s.state, s.alias, s.agreed_at as "agreedAt", st.title as "studyTitle", st.languages,
         st.time_zone as "timeZone", st.phase, st.days, to_char(st.starts_on, 'YYYY-MM-DD') as "startsOn",
         platform.clock_now(st.id) as now, s.attributes, w.time_zone as "ownZone",
         ${catchUpUntil({ seat: 's' })} as "catchUpUntil"
    from research.participant s join research.study_facts st on st.id = s.study_id
    left join research.participant_zone w on w.seat_id = s.id
   where s.study_id = ${study} and s.id = ${seat}`;

const askedQuestions = ({ study, reader }: { study: string; reader: string }): string => `
  (select asked.position from research.planned_question asked
    where asked.study_id = ${study} and asked.withdrawn_at is null
      and ${isFor({ question: 'asked', reader })})`;

/** How many questions this person is asked in all. */
export const countAsked = (names: { study: string; reader: string }): string => `
  (select count(*)::int from ${askedQuestions(names)} n)`;

/** Which of them this one is. */
export const numberOf = (names: { study: string; question: string; reader: string }): string => `
  (select count(*)::int from ${askedQuestions(names)} n where n.position <= ${names.question}.position)`;
