import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';

@Injectable()
export class DatabaseTime {
  constructor(private readonly work: UnitOfWork) {}

  async now(studyId?: string): Promise<Date> {
    const sql = studyId ? 'select platform.clock_now($1) as now' : 'select clock_timestamp() as now';
    const [row] = await this.work.query<{ now: Date }>(sql, studyId ? [studyId] : []);
    if (!row) throw new Error('the database did not tell the time');
    return row.now;
  }

  /** Whether anybody outside the current transaction sees the study. */
  async isStudySeen(studyId: string): Promise<boolean> {
    const sql = 'select 1 from research.study_facts where id = $1';
    return (await this.work.outside('clock-seen', sql, [studyId])).length > 0;
  }

  async shift(studyId: string, to: Date): Promise<void> {
    await this.work.query(
      `insert into platform.clock_shift (study_id, shift) values ($1, $2::timestamptz - clock_timestamp())
       on conflict (study_id) do update set shift = excluded.shift`,
      [studyId, to],
    );
  }
}
