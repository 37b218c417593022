import { Injectable } from '@nestjs/common';
import type { AttributeEntry, Decision, StaffActor, Standing } from '@lytt/shared';
import { ForgetApplications } from './application/forget-applications.js';
import { RateApplication } from './application/rate-application.js';
import { RecruitmentQueries, type PoolEntry } from './application/recruitment.queries.js';
import { Screeners } from './application/screeners.js';
import { Standings } from './application/standings.js';
import { TakeApplication, type WholeForm } from './application/take-application.js';

export {
  countLanguages,
  DecisionSenders,
  type DecisionSender,
  type DecisionState,
} from './application/decision-senders.js';
export type { PoolEntry } from './application/recruitment.queries.js';
export type { WholeForm } from './application/take-application.js';
export { mailFacts } from './application/mail-facts.js';

/** What other modules may ask of recruitment. */
@Injectable()
export class Recruitment {
  constructor(
    private readonly queries: RecruitmentQueries,
    private readonly screeners: Screeners,
    private readonly taking: TakeApplication,
    private readonly rating: RateApplication,
    private readonly standings: Standings,
    private readonly forgetting: ForgetApplications,
  ) {}

  /** Everybody who may be drawn: completed, reachable, not withdrawn. In the order they applied. */
  poolForDraw(studyId: string): Promise<PoolEntry[]> {
    return this.queries.pool(studyId);
  }

  /** The quota attributes with their values and labels, as the screener defines them. */
  async attributesOf(studyId: string): Promise<AttributeEntry[]> {
    return (await this.screeners.definition(studyId)).attributes;
  }

  /** A whole form at once, by the same rules as the pages; for the demo's made-up applicants. */
  take(studyId: string, form: WholeForm): Promise<string> {
    return this.taking.take(studyId, form);
  }

  rate(actor: StaffActor, studyId: string, applicationId: string, value: number | null): Promise<void> {
    return this.rating.rate(actor, studyId, applicationId, value);
  }

  /** Where the panel stands with these applicants from now on. */
  stand(studyId: string, changes: readonly { applicationId: string; standing: Standing }[]): Promise<void> {
    return this.standings.stand(studyId, changes);
  }

  /** These applicants have been mailed this decision. */
  told(studyId: string, decision: Decision, applicationIds: readonly string[]): Promise<void> {
    return this.standings.told(studyId, decision, applicationIds);
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
  decideAlone(studyId: string): Promise<void> {
    return this.standings.oneAtATime(studyId);
  }
}
