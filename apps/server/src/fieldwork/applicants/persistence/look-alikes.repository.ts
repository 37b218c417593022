import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { BURST_MINUTES, type Pace } from '../domain/signs/burst.js';

/** Looked at for each form; a text that thousands sent is said of each by its first twenty. */
const CANDIDATES = 100;

export interface Banded {
  id: string;
  bands: readonly unknown[];
}

/** What finds completed forms that are alike, by person, by words and by time. */
@Injectable()
export class LookAlikesRepository {
  constructor(private readonly work: UnitOfWork) {}

  async applicationsOf(studyId: string, people: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.work.query<{ id: string; personId: string }>(
      `select id, person_id as "personId" from research.applicant
        where study_id = $1 and state = 'completed' and person_id = any($2)`,
      [studyId, people],
    );
    return new Map(rows.map((row) => [row.personId, row.id]));
  }

  async addBands(studyId: string, forms: readonly Banded[]): Promise<void> {
    await this.work.query(
      `insert into research.answer_band (study_id, band, application_id)
       select $1, b.band, w.id
         from jsonb_to_recordset($2::jsonb) as w(id uuid, bands bigint[]) cross join unnest(w.bands) b(band)
       on conflict do nothing`,
      [studyId, JSON.stringify(forms)],
    );
  }

  /** Forms that share a band with one of these, with their answers to the question. */
  sharingBands(
    studyId: string,
    question: string,
    forms: readonly Banded[],
  ): Promise<{ id: string; other: string; text: string }[]> {
    return this.work.query<{ id: string; other: string; text: string }>(
      `with met as (
         select w.id, o.other from jsonb_to_recordset($2::jsonb) as w(id uuid, bands bigint[])
          cross join lateral (select distinct c.other from (
            select b.application_id as other from research.answer_band b
             where b.study_id = $1 and b.band = any(w.bands) and b.application_id <> w.id limit ${CANDIDATES}) c) o)
       select m.id, m.other, a.answers ->> $3 as text
         from met m join research.applicant a on a.study_id = $1 and a.id = m.other and a.state = 'completed'
        where a.answers ->> $3 is not null`,
      [studyId, JSON.stringify(forms), question],
    );
  }

  /** How many forms of its source came in the minutes up to this one, and how many before. */
  async paceBefore(studyId: string, applicationId: string): Promise<(Pace & { recent: string[] }) | undefined> {
    const [pace] = await this.work.query<Pace & { recent: string[] }>(
      `select (count(*) filter (where a.completed_at > w.since))::int as now,
              (count(*) filter (where a.completed_at <= w.since))::int as before,
              (count(distinct date_trunc('hour', a.completed_at))
                filter (where a.completed_at <= w.since))::int as hours,
              coalesce(array_agg(a.id) filter (where a.completed_at > w.since), '{}') as recent
         from (select source_id, completed_at as until,
                      completed_at - interval '${BURST_MINUTES} minutes' as since
                 from research.applicant where study_id = $1 and id = $2 and state = 'completed') w
         join research.applicant a on a.study_id = $1 and a.source_id = w.source_id and a.state = 'completed'
          and a.completed_at <= w.until and a.completed_at > a.started_at`,
      [studyId, applicationId],
    );
    return pace;
  }
}
