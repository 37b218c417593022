import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Settings } from '../../../platform/config/settings.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Log } from '../../../platform/logging/log.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { DeletionRules } from './deletion-rules.js';
import { Pictures } from '../../applying/applying.facade.js';

const FORGET = 'recruitment.forget';
const EVERY_MS = 10 * 60_000;

/**
 * Lets go of what nobody agreed to have stored: forms left unfinished for a day, answers whose rule has come due, people
 * whom no module knows, and on withdrawal the whole form.
 */
@Injectable()
export class ForgetApplications implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: PeopleRegister,
    private readonly rules: DeletionRules,
    private readonly pictures: Pictures,
    private readonly jobs: Jobs,
    private readonly settings: Settings,
    private readonly log: Log,
  ) {}

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
    await this.work.query(
      `update research.application set answers = '{}', attributes = '{}', session_hash = null, refusal = 'withdrawn', tags = '{}', status_reason = null
        where study_id = $1 and id = $2`,
      [studyId, applicationId],
    );
    for (const table of ['answer_band', 'integrity_sign', 'application_note'])
      await this.work.query(`delete from research.${table} where study_id = $1 and application_id = $2`, [
        studyId,
        applicationId,
      ]);
    await this.pictures.keepOnly(studyId, applicationId, {});
  }

  async sweep(): Promise<void> {
    await this.rules.emptyUnfinished();
    await this.rules.carryOut();
    await this.people.eraseUnknown();
  }

  async known(ids: readonly string[]): Promise<string[]> {
    const rows = await this.work.query<{ id: string }>(
      'select person_id as id from research.application where person_id = any($1)',
      [ids],
    );
    return rows.map((row) => row.id);
  }
}
