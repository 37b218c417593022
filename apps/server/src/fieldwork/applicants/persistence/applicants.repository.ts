import { Injectable } from '@nestjs/common';
import type { IntegritySign, Language } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { SUMMARY_FROM, summaryOf, type ApplicationRow } from './applicant-summary.statement.js';

export interface WholeApplication extends ApplicationRow {
  answers: Record<string, unknown>;
  ratings: { name: string; value: number }[];
  personId: string | null;
  statusReason: string | null;
  toldAt: Date | null;
  noteList: { id: string; by: string; mine: boolean; at: Date; text: string }[];
  signList: IntegritySign[];
  pictures: { id: string; name: string; question: string }[];
}

export interface PoolEntry {
  applicationId: string;
  personId: string;
  language: Language;
  attributes: Record<string, string>;
  /** Mean of those who rated. */
  rating: number | null;
}

/**
 * SQL on `research.applicant a`: sent, not ended by a rule that still counts, not withdrawn, and somebody can be
 * reached. A
 * withdrawal counts whatever a researcher decided before it.
 */
export const IN_THE_RUNNING = `a.state = 'completed' and a.person_id is not null
  and (a.refusal is null or (a.overruled_at is not null and a.refusal <> 'withdrawn'))`;

/** Applicants one by one, and those who may be drawn. */
@Injectable()
export class ApplicantsRepository {
  constructor(private readonly work: UnitOfWork) {}

  /** One form with all that colleagues said about it. */
  async whole(
    studyId: string,
    staffId: string,
    discussionQuestion: string,
    applicationId: string,
  ): Promise<WholeApplication | undefined> {
    const [row] = await this.work.query<WholeApplication>(
      `select ${summaryOf('$3')}, a.answers, a.person_id as "personId", a.status_reason as "statusReason",
              a.told_at as "toldAt",
              coalesce((select json_agg(json_build_object('name', f.name, 'value', r.value) order by f.name, f.id)
                 from research.rating r join platform.colleague f on f.id = r.staff_id
                where r.study_id = a.study_id and r.application_id = a.id), '[]') as ratings,
              coalesce((select json_agg(json_build_object('id', n.id, 'by', coalesce(f.name, ''),
                          'mine', coalesce(n.staff_id = $2, false), 'at', n.at, 'text', n.text) order by n.at, n.id)
                 from research.application_note n left join platform.colleague f on f.id = n.staff_id
                where n.study_id = a.study_id and n.application_id = a.id), '[]') as "noteList",
              coalesce((select json_agg(json_build_object('kind', g.kind, 'detail', g.detail,
                          'dismissed', g.dismissed_at is not null) order by g.found_at, g.kind)
                 from research.integrity_sign g
                where g.study_id = a.study_id and g.application_id = a.id), '[]') as "signList",
              coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'question', p.question)
                          order by p.at, p.id)
                 from research.applicant_picture p
                where p.study_id = a.study_id and p.application_id = a.id), '[]') as pictures
         from ${SUMMARY_FROM} where a.study_id = $1 and a.id = $4`,
      [studyId, staffId, discussionQuestion, applicationId],
    );
    return row && { ...row, noteList: row.noteList.map((note) => ({ ...note, at: new Date(note.at) })) };
  }

  async facts(
    studyId: string,
    applicationId: string,
  ): Promise<{ state: string; personId: string | null; version: number } | undefined> {
    const [row] = await this.work.query<{ state: string; personId: string | null; version: number }>(
      `select state, person_id as "personId", screener_version as version
         from research.applicant where study_id = $1 and id = $2`,
      [studyId, applicationId],
    );
    return row;
  }

  /** Nobody else can change it until the transaction ends. */
  async lock(
    studyId: string,
    applicationId: string,
  ): Promise<{ state: string; personId: string | null; answers: Record<string, unknown> } | undefined> {
    const [row] = await this.work.query<{ state: string; personId: string | null; answers: Record<string, unknown> }>(
      `select state, person_id as "personId", answers
         from research.applicant where study_id = $1 and id = $2 for update`,
      [studyId, applicationId],
    );
    return row;
  }

  /** Everybody who may be drawn: completed, reachable, not withdrawn, not set aside. */
  pool(studyId: string): Promise<PoolEntry[]> {
    return this.work.query<PoolEntry>(
      `select a.id as "applicationId", a.person_id as "personId", a.language, a.attributes, r.mean as rating
         from research.applicant a
         left join (select application_id, avg(value)::float8 as mean
                      from research.rating where study_id = $1 group by application_id) r on r.application_id = a.id
        where a.study_id = $1 and a.status <> 'set-aside' and ${IN_THE_RUNNING}
        order by a.completed_at, a.id`,
      [studyId],
    );
  }

  /** Those of these people who have applied; a form that was only begun does not count. */
  async peopleWhoApplied(studyId: string, people: readonly string[]): Promise<string[]> {
    const rows = await this.work.query<{ personId: string }>(
      `select person_id as "personId" from research.applicant
        where study_id = $1 and person_id = any($2) and state <> 'started'`,
      [studyId, people],
    );
    return rows.map(({ personId }) => personId);
  }

  /** Those of these people whom any form points to. */
  async knownPeople(people: readonly string[]): Promise<string[]> {
    const rows = await this.work.query<{ id: string }>(
      'select person_id as id from research.applicant where person_id = any($1)',
      [people],
    );
    return rows.map((row) => row.id);
  }

  /** Once the panel discusses, an unrated form or an odd one waits for nobody. */
  async waiting(studyId: string): Promise<{ completed: number; unrated: number; signs: number }> {
    const [row] = await this.work.query<{ completed: number; unrated: number; signs: number }>(
      `select count(*)::int as completed,
              (count(*) filter (where s.phase in ('draft','recruiting') and a.refusal is null
                 and not exists (select from research.rating r
                   where r.study_id = a.study_id and r.application_id = a.id)))::int as unrated,
              (count(*) filter (where s.phase in ('draft','recruiting') and a.status <> 'set-aside'
                 and exists (select from research.integrity_sign g
                   where g.study_id = a.study_id and g.application_id = a.id and g.dismissed_at is null)))::int as signs
         from research.applicant a join research.study_facts s on s.id = a.study_id
        where a.study_id = $1 and a.state = 'completed'`,
      [studyId],
    );
    return row ?? { completed: 0, unrated: 0, signs: 0 };
  }
}
