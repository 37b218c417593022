import { Injectable } from '@nestjs/common';
import type { ApplicantStatus, Decision, Standing } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { StoredAnswers } from './applications.repository.js';

/** What colleagues had said of a form before it was changed. */
export interface EarlierStatus {
  id: string;
  status: ApplicantStatus;
  statusReason: string | null;
  tags: string[];
}

/** What of a form's answers goes: questions by their names, attributes by their keys. */
export interface LostAnswers {
  id: string;
  studyId: string;
  questions: readonly string[];
  attributes: readonly string[];
}

const MOST_TAGS = 50;
const IDS = 'unnest($2::uuid[]) as w(id)';

/** What the team and its rules decide about a form, written to its row. */
@Injectable()
export class DecidedApplications {
  constructor(private readonly work: UnitOfWork) {}

  setStatus(
    studyId: string,
    ids: readonly string[],
    status: ApplicantStatus,
    reason: string | null,
  ): Promise<EarlierStatus[]> {
    return this.change(
      studyId,
      IDS,
      `status = $3::text, status_reason = $4::text`,
      `(o.status, o.status_reason) is distinct from ($3::text, $4::text)`,
      [ids, status, reason],
    );
  }

  addTag(studyId: string, ids: readonly string[], tag: string): Promise<EarlierStatus[]> {
    return this.change(
      studyId,
      IDS,
      `tags = o.tags || $3::text`,
      `not o.tags @> array[$3::text] and cardinality(o.tags) < ${MOST_TAGS}`,
      [ids, tag],
    );
  }

  removeTag(studyId: string, ids: readonly string[], tag: string): Promise<EarlierStatus[]> {
    return this.change(studyId, IDS, `tags = array_remove(o.tags, $3::text)`, `o.tags @> array[$3::text]`, [ids, tag]);
  }

  restore(studyId: string, before: readonly EarlierStatus[]): Promise<EarlierStatus[]> {
    return this.change(
      studyId,
      `jsonb_to_recordset($2::jsonb) as w(id uuid, status text, "statusReason" text, tags text[])`,
      `status = w.status, status_reason = w."statusReason", tags = w.tags`,
      `(o.status, o.status_reason, o.tags) is distinct from (w.status, w."statusReason", w.tags)`,
      [JSON.stringify(before)],
    );
  }

  async setStandings(
    studyId: string,
    changes: readonly { applicationId: string; standing: Standing }[],
  ): Promise<void> {
    await this.work.query(
      `update research.application a set standing = c.standing
         from unnest($2::uuid[], $3::text[]) as c(id, standing)
        where a.study_id = $1 and a.id = c.id and a.standing <> c.standing`,
      [studyId, changes.map((change) => change.applicationId), changes.map((change) => change.standing)],
    );
  }

  /** The decision that was mailed last, and when. */
  async recordDecisionSent(studyId: string, decision: Decision, ids: readonly string[]): Promise<void> {
    await this.work.query(
      `update research.application set told = $2, told_at = platform.clock_now($1)
        where study_id = $1 and id = any($3)`,
      [studyId, decision, ids],
    );
  }

  /** A form that a rule had ended counts as completed; the rule's reason stays. */
  async acceptAgainstRule(
    studyId: string,
    id: string,
    answers: StoredAnswers,
    attributes: Record<string, string>,
    staffId: string,
  ): Promise<void> {
    await this.work.query(
      `update research.application
          set state = 'completed', answers = $3, attributes = $4, completed_at = platform.clock_now($1),
              overruled_by = $5, overruled_at = platform.clock_now($1)
        where study_id = $1 and id = $2`,
      [studyId, id, JSON.stringify(answers), JSON.stringify(attributes), staffId],
    );
  }

  /** Everything that was written in the form; the row stays, and its refusal keeps it out of every later draw. */
  async withdraw(studyId: string, id: string): Promise<void> {
    await this.work.query(
      `update research.application
          set answers = '{}', attributes = '{}', session_hash = null, refusal = 'withdrawn', tags = '{}',
              status_reason = null
        where study_id = $1 and id = $2`,
      [studyId, id],
    );
  }

  /** Deletes these answers, what was derived from them, and their pictures, whose ids are told. */
  async deleteAnswers(lost: readonly LostAnswers[]): Promise<string[]> {
    const rows = await this.work.query<{ pictures: string[] }>(
      `with due as materialized (
         select w.id, w."studyId" as study_id, w.questions, w.attributes
           from jsonb_to_recordset($1::jsonb) as w(id uuid, "studyId" uuid, questions text[], attributes text[])
       ), lost as (
         delete from research.application_picture p using due
          where p.study_id = due.study_id and p.application_id = due.id and p.question = any(due.questions)
         returning p.id
       ), emptied as (
         update research.application a
            set answers = a.answers - due.questions, attributes = a.attributes - due.attributes
           from due where a.study_id = due.study_id and a.id = due.id
       )
       select array(select id from lost) as pictures`,
      [JSON.stringify(lost)],
    );
    return rows[0]?.pictures ?? [];
  }

  /** Nothing but the counted row stays: its state, source, language and times. Tells the ids of its pictures. */
  async deleteForms(ids: readonly string[]): Promise<string[]> {
    const rows = await this.work.query<{ pictures: string[] }>(
      `with lost as (
         delete from research.application_picture p using research.application a
          where a.id = any($1::uuid[]) and p.study_id = a.study_id and p.application_id = a.id returning p.id
       ), emptied as (
         update research.application
            set answers = '{}', attributes = '{}', person_id = null, session_hash = null, tags = '{}',
                status_reason = null, refusal = coalesce(refusal, 'deleted')
          where id = any($1::uuid[])
       )
       select array(select id from lost) as pictures`,
      [ids],
    );
    return rows[0]?.pictures ?? [];
  }

  /**
   * Forms left unfinished for a day. The row stays and counts as started; its person is found by the sweep for people
   * without
   * a partner. Tells the ids of the pictures.
   */
  async emptyUnfinished(): Promise<string[]> {
    const lost = await this.work.query<{ id: string }>(
      `with emptied as (
         update research.application set answers = '{}', person_id = null, session_hash = null
          where state = 'started' and session_hash is not null
            and started_at < platform.clock_now(study_id) - interval '1 day'
         returning study_id, id
       )
       delete from research.application_picture p using emptied e
        where p.study_id = e.study_id and p.application_id = e.id returning p.id`,
    );
    return lost.map(({ id }) => id);
  }

  /** Locks in the order of the ids, so that two colleagues acting at once wait for each other instead of failing. */
  private change(
    studyId: string,
    wished: string,
    to: string,
    differs: string,
    values: unknown[],
  ): Promise<EarlierStatus[]> {
    return this.work.query<EarlierStatus>(
      `with o as (select id, status, status_reason, tags from research.application
                   where study_id = $1 and id in (select w.id from ${wished}) order by id for update)
       update research.application a set ${to} from o join ${wished} on w.id = o.id
        where a.study_id = $1 and a.id = o.id and ${differs}
       returning a.id, o.status, o.status_reason as "statusReason", o.tags`,
      [studyId, ...values],
    );
  }
}
