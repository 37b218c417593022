import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** Colleagues' ratings and notes. */
@Injectable()
export class OpinionsRepository {
  constructor(private readonly work: UnitOfWork) {}

  async rate(studyId: string, applicationId: string, staffId: string, value: number): Promise<void> {
    await this.work.query(
      `insert into research.rating (application_id, staff_id, study_id, value, at)
       values ($1, $2, $3, $4, platform.clock_now($3))
       on conflict (application_id, staff_id) do update set value = excluded.value, at = excluded.at`,
      [applicationId, staffId, studyId, value],
    );
  }

  async removeRating(studyId: string, applicationId: string, staffId: string): Promise<void> {
    await this.work.query('delete from research.rating where study_id = $1 and application_id = $2 and staff_id = $3', [
      studyId,
      applicationId,
      staffId,
    ]);
  }

  /** How many completed forms of each source somebody has rated. */
  async ratedBySource(studyId: string): Promise<Map<string, number>> {
    const rows = await this.work.query<{ sourceId: string; count: number }>(
      `select a.source_id as "sourceId", count(*)::int as count from research.applicant a
        where a.study_id = $1 and a.state = 'completed'
          and exists (select from research.rating r where r.study_id = a.study_id and r.application_id = a.id)
        group by a.source_id`,
      [studyId],
    );
    return new Map(rows.map(({ sourceId, count }) => [sourceId, count]));
  }

  /** False where the study has no such form. */
  async addNote(note: {
    id: string;
    studyId: string;
    applicationId: string;
    staffId: string;
    text: string;
  }): Promise<boolean> {
    const made = await this.work.query(
      `insert into research.application_note (id, study_id, application_id, staff_id, text, at)
       select $1, a.study_id, a.id, $4, $5, platform.clock_now(a.study_id)
         from research.applicant a where a.study_id = $2 and a.id = $3
       returning id`,
      [note.id, note.studyId, note.applicationId, note.staffId, note.text],
    );
    return made.length > 0;
  }

  /** False where this colleague has no such note. */
  async removeNote(studyId: string, applicationId: string, noteId: string, staffId: string): Promise<boolean> {
    const gone = await this.work.query(
      `delete from research.application_note
        where study_id = $1 and application_id = $2 and id = $3 and staff_id = $4 returning id`,
      [studyId, applicationId, noteId, staffId],
    );
    return gone.length > 0;
  }
}
