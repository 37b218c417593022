import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { because } from '../../../platform/errors/because.js';

const PER_ACCOUNT = { points: 10, duration: 15 * 60 };
const PER_ADDRESS = { points: 100, duration: 15 * 60 };

/** Slows guessing down: narrowly for one account, widely for one network address, behind which a whole office may sit. */
@Injectable()
export class SignInBrake {
  private readonly account = new RateLimiterMemory(PER_ACCOUNT);
  private readonly address = new RateLimiterMemory(PER_ADDRESS);

  async check(ip: string, account: string): Promise<void> {
    try {
      await Promise.all([this.account.consume(`${ip}:${account.toLowerCase()}`), this.address.consume(ip)]);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new DomainError('access.too-many-tries', 'limited', because('access.refusal.too-many-tries'));
    }
  }

  async release(ip: string, account: string): Promise<void> {
    await this.account.delete(`${ip}:${account.toLowerCase()}`);
  }
}
