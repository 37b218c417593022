import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Settings } from '../config/settings.js';
import { Log } from '../logging/log.js';
import { Vault } from '../vault/vault.js';
import { KeptCounts } from './persistence/kept-counts.js';

export interface Allowance {
  /** So many at once. */
  burst: number;
  /** And after that one in so many seconds. */
  everySeconds: number;
}

const A_MINUTE_MS = 60_000;

/** Slows down without locking out: a burst passes at once, and who comes after it is told how many seconds to wait. */
@Injectable()
export class RateLimit {
  constructor(
    private readonly counts: KeptCounts,
    private readonly vault: Vault,
    private readonly settings: Settings,
    private readonly log: Log,
  ) {}

  /** 0 when it may happen now, and then it is counted; otherwise the seconds to wait, at least 1. */
  async admit(what: string, who: string, { burst, everySeconds }: Allowance): Promise<number> {
    const key = this.keyOf(what, who);
    if (await this.counts.count(key, everySeconds, burst - 1)) return 0;
    return this.counts.secondsLeft(key, everySeconds * (burst - 1));
  }

  /** Waits for room, `longestSeconds` at most. False when there was none even then. */
  async holdUntilAdmitted(what: string, who: string, allowance: Allowance, longestSeconds: number): Promise<boolean> {
    for (let waited = 0; ;) {
      const seconds = await this.admit(what, who, allowance);
      if (seconds === 0) return true;
      if (waited + seconds > longestSeconds) return false;
      waited += seconds;
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  }

  /** As if it had never happened. */
  clear(what: string, who: string): Promise<void> {
    return this.counts.drop(this.keyOf(what, who));
  }

  @Interval(A_MINUTE_MS)
  async tick(): Promise<void> {
    if (this.settings.role === 'web') return;
    await this.forgetRested().catch((fault: Error) => this.log.warn('rate-limit.forget', { fault: fault.message }));
  }

  /** What no longer counts is not kept. */
  forgetRested(): Promise<void> {
    return this.counts.dropRested();
  }

  private keyOf(what: string, who: string): Buffer {
    return this.vault.fingerprint(`rate limit ${what} ${who}`);
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
