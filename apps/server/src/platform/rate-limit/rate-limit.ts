import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Settings } from '../config/settings.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Log } from '../logging/log.js';
import { Vault } from '../vault/vault.js';

export interface Allowance {
  /** So many at once. */
  burst: number;
  /** And after that one in so many seconds. */
  everySeconds: number;
}

const A_MINUTE_MS = 60_000;

/**
 * Slows down without locking out: a burst passes at once, and who comes after it is told how many seconds to wait. One
 * statement (the generic cell rate algorithm of ITU-T I.371), in the database, so that all instances count together.
 */
@Injectable()
export class RateLimit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vault: Vault,
    private readonly settings: Settings,
    private readonly log: Log,
  ) {}

  /** Seconds to wait, at least 1; 0 when it may happen now, and then it is counted. */
  async wait(what: string, who: string, { burst, everySeconds }: Allowance): Promise<number> {
    const key = this.keyOf(what, who);
    const step = `make_interval(secs => $2)`;
    const rows = await this.work.query(
      `insert into platform.rate_limit as p (key, rested_at) values ($1, clock_timestamp() + ${step})
       on conflict (key) do update set rested_at = greatest(p.rested_at, clock_timestamp()) + ${step}
         where p.rested_at <= clock_timestamp() + $3 * ${step}
       returning 1`,
      [key, everySeconds, burst - 1],
    );
    if (rows.length > 0) return 0;
    const [left] = await this.work.query<{ seconds: number }>(
      `select ceil(extract(epoch from rested_at - clock_timestamp()) - $2)::int as seconds
         from platform.rate_limit where key = $1`,
      [key, everySeconds * (burst - 1)],
    );
    return Math.max(1, left?.seconds ?? 1);
  }

  /** What was counted counts no longer, as when somebody has shown who they are. */
  async clear(what: string, who: string): Promise<void> {
    await this.work.query('delete from platform.rate_limit where key = $1', [this.keyOf(what, who)]);
  }

  @Interval(A_MINUTE_MS)
  async tick(): Promise<void> {
    if (this.settings.role === 'web') return;
    await this.forget().catch((fault: Error) => this.log.warn('rate-limit.forget', { fault: fault.message }));
  }

  /** What no longer counts is not kept. */
  async forget(): Promise<void> {
    await this.work.query('delete from platform.rate_limit where rested_at < clock_timestamp()');
  }

  private keyOf(what: string, who: string): Buffer {
    return this.vault.fingerprint(`pace ${what} ${who}`);
  }
}

/** A household or an office has one IPv4 address, or the 64 first bits of an IPv6 one. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const parts = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const filled =
    tail === undefined ? parts : [...parts, ...Array<string>(8 - parts.length - after.length).fill('0'), ...after];
  return `${filled
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
