import { Injectable } from '@nestjs/common';
import type { Decision, Standing } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Live } from '../../../platform/live/live.js';

/** What the panel and the mails have done about an application, kept beside it: this module does not look at seats. */
@Injectable()
export class Standings {
  constructor(
    private readonly work: UnitOfWork,
    private readonly live: Live,
  ) {}

  /**
   * Waits until nobody else in the study decides who is told what, until the caller's transaction ends. It does not hold up
   * applicants: their rows only need the study's key.
   */
  async lockDecisions(studyId: string): Promise<void> {
    await this.work.query('select 1 from research.study where id = $1 for no key update', [studyId]);
  }

  async set(studyId: string, changes: readonly { applicationId: string; standing: Standing }[]): Promise<void> {
    if (changes.length === 0) return;
    await this.work.query(
      `update research.application a set standing = c.standing
         from unnest($2::uuid[], $3::text[]) as c(id, standing)
        where a.study_id = $1 and a.id = c.id and a.standing <> c.standing`,
      [studyId, changes.map((change) => change.applicationId), changes.map((change) => change.standing)],
    );
    await this.live.tell({ studyId, topic: 'application' });
  }

  /** The decision that was mailed last, and when. */
  async recordDecisionSent(studyId: string, decision: Decision, applicationIds: readonly string[]): Promise<void> {
    if (applicationIds.length === 0) return;
    await this.work.query(
      `update research.application set told = $2, told_at = platform.clock_now($1) where study_id = $1 and id = any($3)`,
      [studyId, decision, applicationIds],
    );
    await this.live.tell({ studyId, topic: 'application' });
  }

  /** How many have had each answer. */
  async toldCounts(studyId: string): Promise<Partial<Record<Decision, number>>> {
    const rows = await this.work.query<{ told: Decision; count: number }>(
      `select told, count(*)::int as count from research.application where study_id = $1 and told is not null group by told`,
      [studyId],
    );
    return Object.fromEntries(rows.map(({ told, count }) => [told, count]));
  }

  /** Those of them who have had this answer as their last. */
  async whoWasTold(studyId: string, decision: Decision): Promise<Set<string>> {
    const rows = await this.work.query<{ id: string }>(
      'select id from research.application where study_id = $1 and told = $2',
      [studyId, decision],
    );
    return new Set(rows.map((row) => row.id));
  }
}
