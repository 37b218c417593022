import { Injectable } from '@nestjs/common';
import type { KeepUntil, StudyPhase } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { commentName } from '../../screener/screener.facade.js';
import { Pictures } from '../../applying/applying.facade.js';

const SYSTEM = { kind: 'system' } as const;
/** Rows a statement; each is a transaction of its own, so that nobody waits for a long one. */
const BATCH = 1_000;

/** What is due by then: closing a study ends what was kept until the selection too, should nobody have swept between. */
const DUE: readonly { rule: KeepUntil; phase: StudyPhase; kept: readonly KeepUntil[] }[] = [
  { rule: 'selection', phase: 'field', kept: ['selection'] },
  { rule: 'close', phase: 'closed', kept: ['selection', 'close'] },
];

/**
 * $1 keepUntil, $2 phase in which it is due, $3 most rows. The names come from the version that was answered, because
 * that is what the applicant was promised; `**` finds questions inside panels.
 *
 * Attributes that follow from a deleted answer go with it. Those who have a place or stand as reserves when the panel
 * has just been chosen keep theirs: quotas decide who steps in, and the balance is shown by them. At the close nobody's
 * stay; a seat carries its own copy, which is what analysis reads.
 */
const FORGET_ANSWERS = `
  with ruled as materialized (
    select v.study_id, v.version, n.names, v.definition ->> 'discussionQuestion' = any(n.names) as open,
           array(select a ->> 'key' from jsonb_array_elements(v.definition -> 'attributes') a where a ->> 'question' = any(n.names)) as derived
      from research.screener_version v
      join research.study s on s.id = v.study_id and s.phase = $2
     cross join lateral (
       select array(select unnest(array[q ->> 'name', (q ->> 'name') || '${commentName('')}']) from jsonb_path_query(v.definition, 'lax $.form.pages[*].elements.**') q
                     where jsonb_typeof(q) = 'object' and q ->> 'keepUntil' = any($1) and q ? 'name') as names) n
     where cardinality(n.names) > 0
  ), due as (
    select a.id, a.study_id, r.names, r.open, d.derived
      from ruled r join research.application a on a.study_id = r.study_id and a.screener_version = r.version
     cross join lateral (select case when $2 = 'field' and a.standing in ('panel','reserve') then '{}' else r.derived end as derived) d
     where a.answers ?| r.names or a.attributes ?| d.derived
     limit $3 for update of a skip locked
  ), bands as (
    delete from research.answer_band b using due where due.open and b.study_id = due.study_id and b.application_id = due.id
  ), lost as (
    delete from research.application_picture p using due
     where p.study_id = due.study_id and p.application_id = due.id and p.question = any(due.names)
    returning p.id
  ), forgotten as (
    update research.application a set answers = a.answers - due.names, attributes = a.attributes - due.derived
      from due where a.study_id = due.study_id and a.id = due.id
    returning a.study_id
  )
  select study_id as "studyId", count(*)::int as applications, array(select id from lost) as pictures from forgotten group by study_id`;

/**
 * $1 most rows. The day is counted by the study's own clock and time zone, from its first day, as the letter promises it;
 * whoever applied to a study that has been put off gets as many days from the day they applied. Nothing but the counted
 * row stays: its state, source, language and times, and a refusal's text, which keeps it out of every later draw.
 * Ratings stay, because the funnel counts the rated.
 */
const FORGET_NOT_SELECTED = `
  with due as (
    select a.id, a.study_id, a.person_id
      from research.study s
      join research.application a on a.study_id = s.id and a.standing in ('none','left')
      left join research.screener_version v on v.study_id = a.study_id and v.version = a.screener_version
     where (platform.clock_now(s.id) at time zone s.time_zone)::date
             >= greatest(s.starts_on, (a.completed_at at time zone s.time_zone)::date) + coalesce((v.definition ->> 'deleteNotSelectedAfterDays')::int, 30)
       and (a.state <> 'started' or a.started_at < platform.clock_now(s.id) - interval '1 day')
       and (a.answers <> '{}' or a.attributes <> '{}' or a.person_id is not null or a.session_hash is not null or a.tags <> '{}' or a.status_reason is not null
            or exists (select from research.application_note n where n.study_id = a.study_id and n.application_id = a.id)
            or exists (select from research.integrity_sign g where g.study_id = a.study_id and g.application_id = a.id)
            or exists (select from research.application_picture p where p.study_id = a.study_id and p.application_id = a.id))
     limit $1 for update of a skip locked
  ), notes as (
    delete from research.application_note n using due where n.study_id = due.study_id and n.application_id = due.id
  ), bands as (
    delete from research.answer_band b using due where b.study_id = due.study_id and b.application_id = due.id
  ), signs as (
    delete from research.integrity_sign g using due where g.study_id = due.study_id and g.application_id = due.id
  ), lost as (
    delete from research.application_picture p using due where p.study_id = due.study_id and p.application_id = due.id returning p.id
  ), forgotten as (
    update research.application a
       set answers = '{}', attributes = '{}', person_id = null, session_hash = null, tags = '{}', status_reason = null, refusal = coalesce(a.refusal, 'deleted')
      from due where a.study_id = due.study_id and a.id = due.id
  )
  select study_id as "studyId", count(*)::int as applications, array_remove(array_agg(person_id), null) as people, array(select id from lost) as pictures
    from due group by study_id`;

/** The row stays and counts as started; its person is found by the sweep for people without a partner. */
const EMPTY_UNFINISHED = `
  with emptied as (
    update research.application set answers = '{}', person_id = null, session_hash = null
     where state = 'started' and session_hash is not null and started_at < platform.clock_now(study_id) - interval '1 day'
    returning study_id, id
  )
  delete from research.application_picture p using emptied e where p.study_id = e.study_id and p.application_id = e.id returning p.id`;

interface Forgotten {
  studyId: string;
  applications: number;
  /** Of the whole batch, the same in each row. */
  pictures: string[];
  people?: string[];
}

/** Carries out when answers are deleted, as each question and the screener promise it. Running it again changes nothing. */
@Injectable()
export class DeletionRules {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: PeopleRegister,
    private readonly pictures: Pictures,
    private readonly audit: Audit,
  ) {}

  async emptyUnfinished(): Promise<void> {
    await this.work.run(async () => {
      const lost = await this.work.query<{ id: string }>(EMPTY_UNFINISHED);
      await this.pictures.forget(lost.map(({ id }) => id));
    });
  }

  async carryOut(): Promise<void> {
    for (const { rule, phase, kept } of DUE) await this.inBatches(rule, FORGET_ANSWERS, [kept, phase, BATCH]);
    await this.inBatches('not-selected', FORGET_NOT_SELECTED, [BATCH]);
  }

  private async inBatches(rule: string, statement: string, values: readonly unknown[]): Promise<void> {
    for (;;) {
      const done = await this.work.run(async () => {
        const studies = await this.work.query<Forgotten>(statement, values);
        for (const { studyId, applications } of studies)
          await this.audit.record(SYSTEM, 'recruitment.deleted-by-rule', studyId, { rule, applications });
        await this.pictures.forget(studies[0]?.pictures ?? []);
        return studies;
      });
      // After the rows point to them no more: a person without a partner is found by the next sweep too.
      for (const { studyId, people = [] } of done) await this.people.erase(SYSTEM, studyId, people);
      if (done.reduce((sum, { applications }) => sum + applications, 0) < BATCH) return;
    }
  }
}
