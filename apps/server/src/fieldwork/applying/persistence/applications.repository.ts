import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { hashOf } from '../../../platform/vault/vault.js';

export type StoredAnswers = Record<string, unknown>;

/** A form somebody is filling in, found by the cookie they hold. */
export interface OwnApplication {
  id: string;
  studyId: string;
  sourceCode: string;
  personId: string | null;
  state: 'started' | 'completed' | 'refused';
  answers: StoredAnswers;
}

export interface AnsweredSoFar {
  language: Language;
  placesAsOf: string | null;
  /** The version of the screener that the answers were read by. */
  version: number;
}

/** A form that comes whole and completed. */
export interface CompletedForm {
  id: string;
  personId: string;
  language: Language;
  answers: StoredAnswers;
  attributes: Record<string, string>;
  placesAsOf: string | null;
}

/** The rows of `research.application`: what applicants do, from the first page to the end of the form. */
@Injectable()
export class ApplicationsRepository {
  constructor(private readonly work: UnitOfWork) {}

  async bySecret(
    studyId: string,
    secret: string | undefined,
    lock: 'to-change' | 'to-read',
  ): Promise<OwnApplication | undefined> {
    if (!secret) return undefined;
    const [row] = await this.work.query<OwnApplication>(
      `select a.id, a.study_id as "studyId", s.code as "sourceCode", a.person_id as "personId", a.state, a.answers
         from research.application a join research.source s on s.id = a.source_id
        where a.study_id = $1 and a.session_hash = $2 ${lock === 'to-change' ? 'for update of a' : ''}`,
      [studyId, hashOf(secret)],
    );
    return row;
  }

  async isBegun(studyId: string, secret: string): Promise<boolean> {
    const [row] = await this.work.query(
      `select 1 from research.application where study_id = $1 and session_hash = $2 and state = 'started'`,
      [studyId, hashOf(secret)],
    );
    return row !== undefined;
  }

  async anyIn(studyId: string): Promise<boolean> {
    const [row] = await this.work.query<{ any: boolean }>(
      'select exists (select from research.application where study_id = $1) as any',
      [studyId],
    );
    return row?.any ?? false;
  }

  /** False where the secret is taken: one secret begins one form. */
  async begin(form: {
    id: string;
    studyId: string;
    sourceId: string;
    language: Language;
    secret: string;
    version: number;
  }): Promise<boolean> {
    const begun = await this.work.query(
      `insert into research.application
         (id, study_id, source_id, language, session_hash, started_at, screener_version)
       values ($1, $2, $3, $4, $5, platform.clock_now($2), $6)
       on conflict (session_hash) do nothing returning id`,
      [form.id, form.studyId, form.sourceId, form.language, hashOf(form.secret), form.version],
    );
    return begun.length > 0;
  }

  async keepPage(
    { id, studyId, personId, answers }: OwnApplication,
    { language, placesAsOf, version }: AnsweredSoFar,
    trapped: boolean,
  ): Promise<void> {
    await this.work.query(
      `update research.application
          set answers = $3, person_id = $4, language = $5, honeypot = honeypot or $6,
              places_as_of = $7, screener_version = $8
        where study_id = $1 and id = $2`,
      [studyId, id, JSON.stringify(answers), personId, language, trapped, placesAsOf, version],
    );
  }

  async complete(
    { id, studyId }: OwnApplication,
    answers: StoredAnswers,
    attributes: Record<string, string>,
    { language, placesAsOf, version }: AnsweredSoFar,
  ): Promise<void> {
    await this.work.query(
      `update research.application
          set state = 'completed', answers = $3, attributes = $4, language = $5,
              completed_at = platform.clock_now($1), places_as_of = $6, screener_version = $7
        where study_id = $1 and id = $2`,
      [studyId, id, JSON.stringify(answers), JSON.stringify(attributes), language, placesAsOf, version],
    );
  }

  async refuse(studyId: string, id: string, reason: string): Promise<void> {
    await this.work.query(
      `update research.application set state = 'refused', refusal = $3 where study_id = $1 and id = $2`,
      [studyId, id, reason],
    );
  }

  /** No row of it stays, only one more in the count of the study's own day. */
  async turnAway(studyId: string, id: string): Promise<void> {
    await this.work.query(
      `with gone as (delete from research.application where study_id = $1 and id = $2 returning source_id)
       insert into research.source_visit (study_id, source_id, day, turned_away)
       select $1, gone.source_id, (platform.clock_now($1) at time zone s.time_zone)::date, 1
         from gone join research.study_facts s on s.id = $1
       on conflict (study_id, source_id, day) do update set turned_away = source_visit.turned_away + 1`,
      [studyId, id],
    );
  }

  async lockImports(studyId: string): Promise<void> {
    await this.work.query(`select pg_advisory_xact_lock(hashtext('recruitment.import'), hashtext($1))`, [studyId]);
  }

  /** In this order, a microsecond apart, and the last of them now. `left` more come after them. */
  async addCompleted(
    studyId: string,
    sourceId: string,
    version: number,
    forms: readonly CompletedForm[],
    { at, left = 0 }: { at?: Date; left?: number } = {},
  ): Promise<void> {
    const rows = forms.map((form, number) => ({ ...form, before: left + forms.length - 1 - number }));
    await this.work.query(
      `insert into research.application
         (id, study_id, source_id, person_id, language, state, answers, attributes, places_as_of, screener_version,
          started_at, completed_at)
       select w.id, $1, $2, w."personId", w.language, 'completed', w.answers, w.attributes, w."placesAsOf", $4::integer,
              w.at, w.at
         from (select r.*, coalesce($5::timestamptz, platform.clock_now($1)) - r.before * interval '1 microsecond' as at
                 from jsonb_to_recordset($3::jsonb) as r(
                   id uuid, "personId" uuid, before integer, language text, answers jsonb, attributes jsonb,
                   "placesAsOf" date)) w`,
      [studyId, sourceId, JSON.stringify(rows), version, at ?? null],
    );
  }
}
