import { Injectable } from '@nestjs/common';
import type { Decision, Language } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { IN_THE_RUNNING } from './applicants.repository.js';

/**
 * Whoever has a seat or is a reserve never is among them, nor anybody who has had an answer of any kind. $1 is the
 * study.
 */
const WAITING = `a.study_id = $1 and ${IN_THE_RUNNING} and a.standing in ('none', 'left') and a.told is null`;

/** Who has had which answer, and who waits for one. */
@Injectable()
export class DecisionsRepository {
  constructor(private readonly work: UnitOfWork) {}

  /** How many have had each answer. */
  async toldCounts(studyId: string): Promise<Partial<Record<Decision, number>>> {
    const rows = await this.work.query<{ told: Decision; count: number }>(
      `select told, count(*)::int as count from research.applicant
        where study_id = $1 and told is not null group by told`,
      [studyId],
    );
    return Object.fromEntries(rows.map(({ told, count }) => [told, count]));
  }

  /** Those who have had this answer as their last. */
  async whoWasTold(studyId: string, decision: Decision): Promise<Set<string>> {
    const rows = await this.work.query<{ id: string }>(
      'select id from research.applicant where study_id = $1 and told = $2',
      [studyId, decision],
    );
    return new Set(rows.map((row) => row.id));
  }

  async waitingByLanguage(studyId: string): Promise<Partial<Record<Language, number>>> {
    const counts = await this.work.query<{ language: Language; count: number }>(
      `select a.language, count(*)::int as count from research.applicant a where ${WAITING} group by a.language`,
      [studyId],
    );
    return Object.fromEntries(counts.map(({ language, count }) => [language, count]));
  }

  /** Nobody else can change their forms until the transaction ends. */
  lockWaiting(studyId: string): Promise<{ id: string; personId: string; language: Language }[]> {
    return this.work.query<{ id: string; personId: string; language: Language }>(
      `select a.id, a.person_id as "personId", a.language from research.applicant a
        where ${WAITING} order by a.completed_at, a.id for update`,
      [studyId],
    );
  }

  /** A draw has been confirmed: somebody has a seat or is a reserve. */
  async anybodySeated(studyId: string): Promise<boolean> {
    const seated = await this.work.query(
      `select 1 from research.applicant where study_id = $1 and standing in ('panel', 'reserve') limit 1`,
      [studyId],
    );
    return seated.length > 0;
  }
}
