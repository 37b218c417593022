import { Injectable } from '@nestjs/common';
import type { AttributeEntry, StaffActor } from '@lytt/shared';
import { RateApplication } from './application/rate-application.js';
import { RecruitmentQueries, type PoolEntry } from './application/recruitment.queries.js';
import { Screeners } from './application/screeners.js';
import { TakeApplication, type WholeForm } from './application/take-application.js';

export type { PoolEntry } from './application/recruitment.queries.js';
export type { WholeForm } from './application/take-application.js';

/** What other modules may ask of recruitment. */
@Injectable()
export class Recruitment {
  constructor(
    private readonly queries: RecruitmentQueries,
    private readonly screeners: Screeners,
    private readonly taking: TakeApplication,
    private readonly rating: RateApplication,
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
}
