import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Settings } from '../../../platform/config/settings.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Log } from '../../../platform/logging/log.js';
import {
  PeopleRegister,
  PersonalDataKeepers,
  type HoldsPersonalData,
} from '../../../foundation/privacy/privacy.facade.js';
import { DeletionRules } from './deletion-rules.js';

const FORGET = 'recruitment.forget';
const EVERY_MS = 10 * 60_000;

/**
 * Lets go of what nobody agreed to have stored: forms left unfinished for a day, answers whose rule has come due, people
 * without a form, and on withdrawal the screener's answers.
 */
@Injectable()
export class ForgetApplications implements HoldsPersonalData, OnModuleInit {
  readonly name = 'recruitment';

  constructor(
    private readonly work: UnitOfWork,
    private readonly people: PeopleRegister,
    private readonly keepers: PersonalDataKeepers,
    private readonly rules: DeletionRules,
    private readonly jobs: Jobs,
    private readonly settings: Settings,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.keepers.register(this);
    this.jobs.handle(FORGET, () => this.sweep());
  }

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    if (this.settings.role === 'web') return;
    await this.jobs
      .enqueue(FORGET, {}, { key: FORGET })
      .catch((fault: Error) => this.log.warn('recruitment.forget', { fault: fault.message }));
  }

  /** The row stays and is counted; a refusal's text keeps it out of every later draw. */
  async erase(studyId: string, _seatId: string, applicationId: string): Promise<void> {
    await this.work.query(
      `update research.application set answers = '{}', attributes = '{}', session_hash = null, refusal = 'withdrawn' where study_id = $1 and id = $2`,
      [studyId, applicationId],
    );
  }

  async sweep(): Promise<void> {
    await this.rules.emptyUnfinished();
    await this.rules.carryOut();
    const old = await this.people.olderThanAnHour();
    const kept = await this.work.query<{ id: string }>(
      `select person_id as id from research.application where person_id = any($1)`,
      [old.map((person) => person.id)],
    );
    const partners = new Set(kept.map((row) => row.id));
    const lost = old.filter((person) => !partners.has(person.id));
    for (const studyId of new Set(lost.map((person) => person.studyId)))
      await this.people.erase(
        { kind: 'system' },
        studyId,
        lost.filter((person) => person.studyId === studyId).map((person) => person.id),
      );
  }
}
