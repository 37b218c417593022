import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Settings } from '../../../platform/config/settings.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Log } from '../../../platform/logging/log.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { DeletionRules } from './deletion-rules.js';
import { DecidedApplications, Pictures } from '../../applying/applying.facade.js';
import { ApplicantsRepository } from '../persistence/applicants.repository.js';
import { DeletionsRepository } from '../persistence/deletions.repository.js';

const FORGET = 'recruitment.forget';
const EVERY_MS = 10 * 60_000;

/**
 * Lets go of what nobody agreed to have stored: forms left unfinished for a day, answers whose rule has come due, people
 * whom no module knows, and on withdrawal the whole form.
 */
@Injectable()
export class ForgetApplications implements OnModuleInit {
  constructor(
    private readonly applications: DecidedApplications,
    private readonly applicants: ApplicantsRepository,
    private readonly rows: DeletionsRepository,
    private readonly people: PeopleRegister,
    private readonly rules: DeletionRules,
    private readonly pictures: Pictures,
    private readonly jobs: Jobs,
    private readonly settings: Settings,
    private readonly log: Log,
  ) {}

  known(ids: readonly string[]): Promise<readonly string[]> {
    return this.applicants.knownPeople(ids);
  }

  onModuleInit(): void {
    this.jobs.handle(FORGET, () => this.sweep());
  }

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    if (this.settings.role === 'web') return;
    await this.jobs
      .enqueue(FORGET, {}, { key: FORGET })
      .catch((fault: Error) => this.log.warn('recruitment.forget', { fault: fault.message }));
  }

  /**
   * Everything that was written in a form and about it. The row stays and is counted; a refusal's text keeps it out of
   * every later draw. Within the caller's transaction.
   */
  async forget(studyId: string, applicationId: string): Promise<void> {
    await this.applications.withdraw(studyId, applicationId);
    await this.rows.deleteRemarks(studyId, applicationId);
    await this.pictures.keepOnly(studyId, applicationId, {});
  }

  async sweep(): Promise<void> {
    await this.rules.emptyUnfinished();
    await this.rules.carryOut();
    await this.people.eraseUnknown();
  }
}
