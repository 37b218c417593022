import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../database/unit-of-work.js';

/** What was counted, in the database, so that all instances count together. */
@Injectable()
export class KeptCounts {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Counts one more where it fits, in one statement (the generic cell rate algorithm of ITU-T I.371).
   * @param others how many of the burst may be used up by others
   */
  async count(key: Buffer, everySeconds: number, others: number): Promise<boolean> {
    const step = `make_interval(secs => $2)`;
    const rows = await this.work.query(
      `insert into platform.rate_limit as counted (key, rested_at) values ($1, clock_timestamp() + ${step})
       on conflict (key) do update set rested_at = greatest(counted.rested_at, clock_timestamp()) + ${step}
         where counted.rested_at <= clock_timestamp() + $3 * ${step}
       returning 1`,
      [key, everySeconds, others],
    );
    return rows.length > 0;
  }

  /** Seconds until there is room again, at least 1. */
  async secondsLeft(key: Buffer, burstSeconds: number): Promise<number> {
    const [left] = await this.work.query<{ seconds: number }>(
      `select ceil(extract(epoch from rested_at - clock_timestamp()) - $2)::int as seconds
         from platform.rate_limit where key = $1`,
      [key, burstSeconds],
    );
    return Math.max(1, left?.seconds ?? 1);
  }

  async drop(key: Buffer): Promise<void> {
    await this.work.query('delete from platform.rate_limit where key = $1', [key]);
  }

  async dropRested(): Promise<void> {
    await this.work.query('delete from platform.rate_limit where rested_at < clock_timestamp()');
  }
}
