import { Injectable } from '@nestjs/common';
import type { Decision, Standing } from '@lytt/shared';
import { Live } from '../../../platform/live/live.js';
import { DecidedApplications } from '../../applying/applying.facade.js';
import { Studies } from '../../study/study.facade.js';
import { DecisionsRepository } from '../persistence/decisions.repository.js';

/** What the panel and the mails have done about an application, kept beside it: this module does not look at seats. */
@Injectable()
export class Standings {
  constructor(
    private readonly rows: DecisionsRepository,
    private readonly applications: DecidedApplications,
    private readonly studies: Studies,
    private readonly live: Live,
  ) {}

  /**
   * Until the caller's transaction ends nobody else in the study decides who is told what. It does not hold up applicants:
   * their rows only need the study's key.
   */
  lockDecisions(studyId: string): Promise<void> {
    return this.studies.lock(studyId);
  }

  async set(studyId: string, changes: readonly { applicationId: string; standing: Standing }[]): Promise<void> {
    if (changes.length === 0) return;
    await this.applications.setStandings(studyId, changes);
    await this.live.tell({ studyId, topic: 'application' });
  }

  async recordDecisionSent(studyId: string, decision: Decision, applicationIds: readonly string[]): Promise<void> {
    if (applicationIds.length === 0) return;
    await this.applications.recordDecisionSent(studyId, decision, applicationIds);
    await this.live.tell({ studyId, topic: 'application' });
  }

  /** How many have had each answer. */
  toldCounts(studyId: string): Promise<Partial<Record<Decision, number>>> {
    return this.rows.toldCounts(studyId);
  }

  /** Those who have had this answer as their last. */
  whoWasTold(studyId: string, decision: Decision): Promise<Set<string>> {
    return this.rows.whoWasTold(studyId, decision);
  }
}
