import { Injectable } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import { UnitOfWork } from '../database/unit-of-work.js';

/** Database time is the only clock. A study's time may be shifted in a demo, a rehearsal or a test, and nowhere else. */
@Injectable()
export class Clock {
  constructor(private readonly work: UnitOfWork) {}

  async now(studyId?: string): Promise<Date> {
    const sql = studyId ? 'select platform.clock_now($1) as now' : 'select clock_timestamp() as now';
    const [row] = await this.work.query<{ now: Date }>(sql, studyId ? [studyId] : []);
    if (!row) throw new Error('the database did not tell the time');
    return row.now;
  }

  /** Moves a study's clock so that it shows `to` now. Refused unless the database was made for a demo or a test. */
  async shiftTo(studyId: string, to: Date): Promise<void> {
    const [kind] = await this.work.query<{ value: string }>(
      `select value #>> '{}' as value from platform.setting where key = 'made-for'`,
    );
    if (kind?.value !== 'demo' && kind?.value !== 'test')
      throw new DomainError('clock.real', 'forbidden', 'The clock of a real study cannot be moved.');
    await this.shift(studyId, to);
  }

  /** The same for a copy that a rehearsal has made and nobody else can see; its transaction takes the shift back too. */
  async shiftUnseen(studyId: string, to: Date): Promise<void> {
    const seen = await this.work.outside('clock-seen', 'select 1 from research.study where id = $1', [studyId]);
    if (seen.length > 0 || !this.work.inTransaction)
      throw new DomainError('clock.real', 'forbidden', 'The clock of a real study cannot be moved.');
    await this.shift(studyId, to);
  }

  private async shift(studyId: string, to: Date): Promise<void> {
    await this.work.query(
      `insert into platform.clock_shift (study_id, shift) values ($1, $2::timestamptz - clock_timestamp())
       on conflict (study_id) do update set shift = excluded.shift`,
      [studyId, to],
    );
  }
}
