import { Injectable } from '@nestjs/common';
import type { KeepUntil, StudyPhase } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { LostAnswers } from '../../applying/applying.facade.js';
import { commentName } from '../../screener/screener.facade.js';

/**
 * $1 the rules, $2 phase in which they are due, $3 most rows. The names come from the version that was answered,
 * because
 * that is what the applicant was promised; `**` finds questions inside panels.
 *
 * Attributes that follow from a deleted answer go with it. Those who have a seat or stand as reserves when the panel
 * has just been chosen keep theirs: quotas decide who steps in, and the balance is shown by them. At the close nobody's
 * stay; a seat carries its own copy, which is what analysis reads.
 */
const DUE_ANSWERS = `
  with ruled as materialized (
    select v.study_id, v.version, n.names, v.definition ->> 'discussionQuestion' = any(n.names) as open,
           array(select a ->> 'key' from jsonb_array_elements(v.definition -> 'attributes') a
                  where a ->> 'question' = any(n.names)) as derived
      from research.screener_wording v
      join research.study_facts s on s.id = v.study_id and s.phase = $2
     cross join lateral (
       select array(
         select unnest(array[q ->> 'name', (q ->> 'name') || '${commentName('')}'])
           from jsonb_path_query(v.definition, 'lax $.form.pages[*].elements.**') q
          where jsonb_typeof(q) = 'object' and q ->> 'keepUntil' = any($1) and q ? 'name') as names) n
     where cardinality(n.names) > 0
  ), due as (
    select a.id, a.study_id, r.names, r.open, d.derived
      from ruled r join research.applicant a on a.study_id = r.study_id and a.screener_version = r.version
     cross join lateral (
       select case when $2 = 'field' and a.standing in ('panel','reserve') then '{}' else r.derived end as derived) d
     where a.answers ?| r.names or a.attributes ?| d.derived
     limit $3 for update of a skip locked
  ), bands as (
    delete from research.answer_band b using due
     where due.open and b.study_id = due.study_id and b.application_id = due.id
  )
  select id, study_id as "studyId", names as questions, derived as attributes from due`;

/**
 * $1 most rows. The day is counted by the study's own clock and time zone, from its first day, as the letter promises
 * it;
 * whoever applied to a study that has been put off gets as many days from the day they applied. Ratings stay, because
 * the
 * funnel counts the rated.
 */
const DUE_FORMS = `
  with due as (
    select a.id, a.study_id, a.person_id
      from research.study_facts s
      join research.applicant a on a.study_id = s.id and a.standing in ('none','left')
      left join research.screener_wording v on v.study_id = a.study_id and v.version = a.screener_version
     where (platform.clock_now(s.id) at time zone s.time_zone)::date
             >= greatest(s.starts_on, (a.completed_at at time zone s.time_zone)::date)
                + coalesce((v.definition ->> 'deleteNotSelectedAfterDays')::int, 30)
       and (a.state <> 'started' or a.started_at < platform.clock_now(s.id) - interval '1 day')
       and (a.answers <> '{}' or a.attributes <> '{}' or a.person_id is not null or a.held
            or a.tags <> '{}' or a.status_reason is not null
            or exists (select from research.application_note n
                        where n.study_id = a.study_id and n.application_id = a.id)
            or exists (select from research.integrity_sign g
                        where g.study_id = a.study_id and g.application_id = a.id)
            or exists (select from research.applicant_picture p
                        where p.study_id = a.study_id and p.application_id = a.id))
     limit $1 for update of a skip locked
  ), notes as (
    delete from research.application_note n using due where n.study_id = due.study_id and n.application_id = due.id
  ), bands as (
    delete from research.answer_band b using due where b.study_id = due.study_id and b.application_id = due.id
  ), signs as (
    delete from research.integrity_sign g using due where g.study_id = due.study_id and g.application_id = due.id
  )
  select id, study_id as "studyId", person_id as "personId" from due`;

export interface DueForm {
  id: string;
  studyId: string;
  personId: string | null;
}

/** Finds whose answers are due to go; what colleagues and signs say about these forms is deleted at once. */
@Injectable()
export class DeletionsRepository {
  constructor(private readonly work: UnitOfWork) {}

  /** Locked until the transaction ends; forms that somebody else changes just now come with the next batch. */
  dueAnswers(rules: readonly KeepUntil[], phase: StudyPhase, most: number): Promise<LostAnswers[]> {
    return this.work.query<LostAnswers>(DUE_ANSWERS, [rules, phase, most]);
  }

  /** Locked as well. */
  dueForms(most: number): Promise<DueForm[]> {
    return this.work.query<DueForm>(DUE_FORMS, [most]);
  }

  async deleteRemarks(studyId: string, applicationId: string): Promise<void> {
    await this.work.query(
      `with bands as (
         delete from research.answer_band where study_id = $1 and application_id = $2
       ), signs as (
         delete from research.integrity_sign where study_id = $1 and application_id = $2
       )
       delete from research.application_note where study_id = $1 and application_id = $2`,
      [studyId, applicationId],
    );
  }
}
