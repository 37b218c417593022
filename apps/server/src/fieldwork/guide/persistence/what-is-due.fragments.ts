import { TAKING_PART } from '@lytt/shared';
import { catchUpUntil } from './own-time.fragments.js';

/** Hours before closing at which those who have not answered are reminded. */
const REMINDER_HOURS = 4;

interface Names {
  /** Narrows to one study; null: every one in the field. */
  study: string;
  /** How many milliseconds to look ahead. */
  ahead: string;
}

/** A study in the field `st`, its moment `c.now`, and until when to look ahead `h.horizon`. */
const inTheField = ({ ahead }: Names): string => `research.study_facts st
   cross join lateral (select platform.clock_now(st.id) as now) c
   cross join lateral (select c.now + ${ahead}::float8 * interval '1 millisecond' as horizon) h`;

/** What is due for a question and not yet carried out, on every clock in use. */
export const dueEffects = (names: Names): string => `
  select st.id as "studyId", q.id as "questionId", d.effect, nullif(t.time_zone, '') as "timeZone",
         t.opens_at as "opensAt", t.closes_at as "closesAt", v.title, q.position, d.due_at as "dueAt",
         greatest(0, extract(epoch from greatest(d.due_at, t.opens_at) - c.now) * 1000)::float8 as "inMs"
    from ${inTheField(names)}
    join research.question q on q.study_id = st.id and q.withdrawn_at is null
    join research.question_version v on v.question_id = q.id and v.version = q.version
   cross join lateral (select '' as time_zone, q.opens_at, q.closes_at
                       union all
                       select z.time_zone, z.opens_at, z.closes_at
                         from research.question_time z where q.clock = 'own' and z.question_id = q.id) t
   cross join lateral (values ('opened', t.opens_at),
                              ('reminder', t.closes_at - interval '${REMINDER_HOURS} hours'),
                              ('closed', t.closes_at),
                              ('day-gone', t.opens_at + interval '24 hours')) as d(effect, due_at)
   where st.phase = 'field' and (${names.study}::uuid is null or st.id = ${names.study})
     and t.opens_at <= h.horizon and d.due_at <= h.horizon
     and (d.effect <> 'reminder' or t.closes_at > c.now)
     and not exists (select 1 from research.schedule_effect e
                      where e.study_id = st.id and e.question_id = q.id
                        and e.effect = d.effect and e.time_zone = t.time_zone)`;

/**
 * Moments at which everything has closed for somebody, not yet carried out: the last closing on each clock in use, and the
 * end of the time that somebody who came late has to catch up.
 */
export const allClosedMoments = (names: Names): string => `
  select st.id as "studyId", d.at as "dueAt",
         greatest(0, extract(epoch from d.at - c.now) * 1000)::float8 as "inMs"
    from ${inTheField(names)}
   cross join lateral (
     select max(coalesce(t.closes_at, q.closes_at)) as at
       from (select '' as zone
             union
             select z.time_zone from research.question_time z where z.study_id = st.id) clock
       join research.question q on q.study_id = st.id and q.withdrawn_at is null
       left join research.question_time t on q.clock = 'own' and t.question_id = q.id and t.time_zone = clock.zone
      group by clock.zone
      union
     select ${catchUpUntil({ seat: 's' })} from research.participant s
      where s.study_id = st.id and s.late
        and s.state in (${TAKING_PART.map((state) => `'${state}'`).join()})) d
   where st.phase = 'field' and (${names.study}::uuid is null or st.id = ${names.study}) and d.at <= h.horizon
     and not exists (select 1 from research.all_closed e where e.study_id = st.id and e.at = d.at)`;
