/**
 * The rules of who may see and answer a question when, in SQL and nowhere else. In scope: `q` a question, and `me` the
 * reader with "seatId", "ownZone" (the reader's zone or null), attributes, "agreedAt", "catchUpUntil", phase and now.
 */

/** Until when seat `s` may catch up: so many days from the agreement for somebody who came late, null for all others. */
export const CATCH_UP_UNTIL = `case when s.late then s.agreed_at + (select nullif(p.catch_up_days, 0) from research.panel_plan p where p.study_id = s.study_id) * interval '1 day' end`;

/** Everybody with a seat in study `$1`, as the rules below want to know them; one of them where the caller narrows it. */
export const READERS = `select s.id as "seatId", s.state, s.attributes, s.agreed_at as "agreedAt", ${CATCH_UP_UNTIL} as "catchUpUntil",
         w.time_zone as "ownZone", st.phase, platform.clock_now(st.id) as now
    from research.seat s
    join research.study st on st.id = s.study_id
    left join research.participant_wish w on w.seat_id = s.id
   where s.study_id = $1`;

/** Of which question alias the rule speaks. */
type Alias = 'q' | 'earlier';

/** By the reader's own clock where the question follows it and the zone has been resolved, else by the study's. */
const own = (column: 'opens_at' | 'closes_at', of: Alias): string =>
  `coalesce((select t.${column} from research.question_time t where ${of}.clock = 'own' and t.question_id = ${of}.id and t.time_zone = me."ownZone"), ${of}.${column})`;
/** What had opened before somebody came late, closed by then or not, is open for them as long as they may catch up at least. */
const closes = (of: Alias): string => `case when me."catchUpUntil" is null then ${own('closes_at', of)}
  else greatest(${own('closes_at', of)}, case when ${own('opens_at', of)} <= me."agreedAt" then me."catchUpUntil" end) end`;
export const OPENS_FOR = own('opens_at', 'q');
export const CLOSES_FOR = `(${closes('q')})`;
/** It closes later for this reader than on the clock that they follow. */
export const CLOSES_LATER = `(${CLOSES_FOR} > ${own('closes_at', 'q')})`;
/** It closed before this reader joined: nothing that they missed, and for somebody who came late what they may catch up on. */
export const CLOSED_BEFORE_JOINING = `coalesce(${own('closes_at', 'q')} <= me."agreedAt", false)`;

/** Whether question `q` is for people like `me`; an attribute that somebody lacks is not among the values. As `isAskedOf`. */
const askedOf = (of: Alias): string => `not exists (select 1 from jsonb_array_elements(${of}.only_for) f
  where not coalesce(f->'values' ? (me.attributes->>(f->>'attribute')), false))`;
export const ASKED_OF = askedOf('q');

/**
 * Nothing before the previous one: the nearest earlier question that this person is asked stands unanswered and can still be
 * answered. One that closed unanswered holds nobody back, or a missed evening would end the week.
 */
export const WAITS_FOR_PREVIOUS = `(q.after_previous and coalesce((
  select me.now < (${closes('earlier')})
         and not research.has_answered(q.study_id, earlier.id, me."seatId")
    from research.question earlier
   where earlier.study_id = q.study_id and earlier.withdrawn_at is null and earlier.position < q.position and ${askedOf('earlier')}
   order by earlier.position desc limit 1), false))`;

/** It has opened for this reader and is theirs to see; open or closed by now, withdrawn or not. */
export const SHOWN_TO = `(me.phase in ('field','closed') and ${OPENS_FOR} <= me.now and ${ASKED_OF} and not ${WAITS_FOR_PREVIOUS})`;
/** This reader may answer it now (ARCHITECTURE.md "Time"). */
export const OPEN_FOR = `(me.phase = 'field' and q.withdrawn_at is null and ${OPENS_FOR} <= me.now and me.now < ${CLOSES_FOR}
  and ${ASKED_OF} and not ${WAITS_FOR_PREVIOUS})`;
