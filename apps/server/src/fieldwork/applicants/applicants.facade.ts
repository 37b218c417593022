import { Injectable } from '@nestjs/common';
import type { Decision, StaffActor, Standing } from '@lytt/shared';
import { ForgetApplications } from './application/forget-applications.js';
import { RateApplication } from './application/rate-application.js';
import { Standings } from './application/standings.js';
import { ApplicantsRepository, type PoolEntry } from './persistence/applicants.repository.js';

export {
  countLanguages,
  DecisionSenders,
  type DecisionSender,
  type DecisionState,
} from './application/decision-senders.js';
export type { PoolEntry };
export { mailFacts, sayDeadline } from './domain/mail-facts.js';

/** What other modules may ask about applicants. */
@Injectable()
export class Applicants {
  constructor(
    private readonly rows: ApplicantsRepository,
    private readonly rating: RateApplication,
    private readonly standings: Standings,
    private readonly forgetting: ForgetApplications,
  ) {}

  /** Everybody who may be drawn: completed, reachable, not withdrawn. In the order they applied. */
  poolForDraw(studyId: string): Promise<PoolEntry[]> {
    return this.rows.pool(studyId);
  }

  rate(actor: StaffActor, studyId: string, applicationId: string, value: number | null): Promise<void> {
    return this.rating.rate(actor, studyId, applicationId, value);
  }

  /** Where the panel stands with these applicants from now on. */
  setStandings(studyId: string, changes: readonly { applicationId: string; standing: Standing }[]): Promise<void> {
    return this.standings.set(studyId, changes);
  }

  /** These applicants have been mailed this decision. */
  recordDecisionSent(studyId: string, decision: Decision, applicationIds: readonly string[]): Promise<void> {
    return this.standings.recordDecisionSent(studyId, decision, applicationIds);
  }

  /** Applications whose last mailed answer was this one. */
  whoWasTold(studyId: string, decision: Decision): Promise<Set<string>> {
    return this.standings.whoWasTold(studyId, decision);
  }

  /** Somebody has had an answer: from then on the draw stands, so that nobody is told two things. */
  async anybodyTold(studyId: string): Promise<boolean> {
    return Object.keys(await this.standings.toldCounts(studyId)).length > 0;
  }

  /** Lets go of what was written in this form and about it, within the caller's transaction; the row stays and is counted. */
  forget(studyId: string, applicationId: string): Promise<void> {
    return this.forgetting.forget(studyId, applicationId);
  }

  /** Held until the caller's transaction ends: nobody else sends decisions in this study meanwhile. */
  lockDecisions(studyId: string): Promise<void> {
    return this.standings.lockDecisions(studyId);
  }
}
