/**
 * Who may see and answer a question when: the one place that says so, for participants and staff alike. Each fragment is told
 * the names it speaks of. `reader` is a row of `readersOf`, or one with "seatId", "ownZone" (their zone or null), attributes,
 * "agreedAt", "catchUpUntil", phase and now.
 */
interface Names {
  /** A row of `research.planned_question`. */
  question: string;
  reader: string;
}

/** Until when a seat may catch up: so many days from the agreement for who came late, null for all others. */
export const catchUpUntil = ({ seat }: { seat: string }): string => `
  case when ${seat}.late then ${seat}.agreed_at
    + (select c.days from research.catching_up c where c.study_id = ${seat}.study_id) * interval '1 day' end`;

/** Everybody with a seat `s` in a study, as the rules below want to know them; fewer where the caller narrows it. */
export const readersOf = ({ study }: { study: string }): string => `
  select s.id as "seatId", s.state, s.attributes, s.agreed_at as "agreedAt",
         ${catchUpUntil({ seat: 's' })} as "catchUpUntil",
         w.time_zone as "ownZone", st.phase, platform.clock_now(st.id) as now
    from research.participant s
    join research.study_facts st on st.id = s.study_id
    left join research.participant_zone w on w.seat_id = s.id
   where s.study_id = ${study}`;

/** By the reader's own clock where the question follows it and the zone has been resolved, else by the study's. */
const onTheirClock = (column: 'opens_at' | 'closes_at', { question, reader }: Names): string => `
  coalesce((select t.${column} from research.question_clock t
             where ${question}.clock = 'own' and t.question_id = ${question}.id and t.time_zone = ${reader}."ownZone"),
           ${question}.${column})`;

export const opensFor = (names: Names): string => onTheirClock('opens_at', names);

/** What had opened before somebody came late, closed by then or not, is open for them as long as they may catch up at least. */
export const closesFor = (names: Names): string => `
  (case when ${names.reader}."catchUpUntil" is null then ${onTheirClock('closes_at', names)}
        else greatest(${onTheirClock('closes_at', names)},
                      case when ${opensFor(names)} <= ${names.reader}."agreedAt"
                           then ${names.reader}."catchUpUntil" end) end)`;

/** It closes later for this reader than on the clock that they follow. */
export const closesLaterFor = (names: Names): string => `
  (${closesFor(names)} > ${onTheirClock('closes_at', names)})`;

/** It closed before this reader joined: nothing that they missed, and for who came late what they may catch up on. */
export const closedBeforeJoining = (names: Names): string => `
  coalesce(${onTheirClock('closes_at', names)} <= ${names.reader}."agreedAt", false)`;

/** Whether it is for people like the reader; an attribute that somebody lacks is not among the values. As `isAskedOf` in code. */
export const isFor = ({ question, reader }: Names): string => `
  not exists (select 1 from jsonb_array_elements(${question}.only_for) f
               where not coalesce(f->'values' ? (${reader}.attributes->>(f->>'attribute')), false))`;

/**
 * Nothing before the previous one: the nearest earlier question that this person is asked stands unanswered and can still be
 * answered. One that closed unanswered holds nobody back, or a missed evening would end the week.
 */
export const waitsForPrevious = ({ question, reader }: Names): string => `
  (${question}.after_previous and coalesce((
    select ${reader}.now < ${closesFor({ question: 'earlier', reader })}
           and not research.has_answered(${question}.study_id, earlier.id, ${reader}."seatId")
      from research.planned_question earlier
     where earlier.study_id = ${question}.study_id and earlier.withdrawn_at is null
       and earlier.position < ${question}.position and ${isFor({ question: 'earlier', reader })}
     order by earlier.position desc limit 1), false))`;

/** It has opened for this reader and is theirs to see; open or closed by now, withdrawn or not. */
export const isShownTo = (names: Names): string => `
  (${names.reader}.phase in ('field','closed') and ${opensFor(names)} <= ${names.reader}.now
   and ${isFor(names)} and not ${waitsForPrevious(names)})`;

/** This reader may answer it now (ARCHITECTURE.md "Time"). */
export const isOpenFor = (names: Names): string => `
  (${names.reader}.phase = 'field' and ${names.question}.withdrawn_at is null
   and ${opensFor(names)} <= ${names.reader}.now and ${names.reader}.now < ${closesFor(names)}
   and ${isFor(names)} and not ${waitsForPrevious(names)})`;
