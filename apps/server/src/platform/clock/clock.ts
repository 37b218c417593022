import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Installation } from '../installation/installation.js';
import { DatabaseTime } from './persistence/database-time.js';

/** Database time is the only clock. A study's time may be shifted in a demo, a rehearsal or a test, and nowhere else. */
@Injectable()
export class Clock {
  constructor(
    private readonly work: UnitOfWork,
    private readonly time: DatabaseTime,
    private readonly installation: Installation,
  ) {}

  now(studyId?: string): Promise<Date> {
    return this.time.now(studyId);
  }

  /** Moves a study's clock so that it shows `to` now. Refused unless the database was made for a demo or a test. */
  async shiftTo(studyId: string, to: Date): Promise<void> {
    const madeFor = await this.installation.madeFor();
    if (madeFor !== 'demo' && madeFor !== 'test') throw isReal();
    await this.time.shift(studyId, to);
  }

  /** The same for a copy that a rehearsal has made and nobody else can see; its transaction takes the shift back too. */
  async shiftUnseen(studyId: string, to: Date): Promise<void> {
    if (!this.work.inTransaction || (await this.time.isStudySeen(studyId))) throw isReal();
    await this.time.shift(studyId, to);
  }
}

const isReal = (): DomainError =>
  new DomainError('clock.real', 'forbidden', 'The clock of a real study cannot be moved.');
