import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { networkOf, RateLimit } from '../../../platform/rate-limit/rate-limit.js';

/** Ten and a hundred in a quarter of an hour. */
const PER_ACCOUNT = { burst: 10, everySeconds: 90 };
const PER_NETWORK = { burst: 100, everySeconds: 9 };

/** Slows guessing down: narrowly for one account, widely for one network, behind which a whole office may sit. */
@Injectable()
export class SignInBrake {
  constructor(private readonly rateLimit: RateLimit) {}

  async check(ip: string, account: string): Promise<void> {
    const waits = await Promise.all([
      this.rateLimit.wait('sign-in-account', accountFrom(ip, account), PER_ACCOUNT),
      this.rateLimit.wait('sign-in-network', networkOf(ip), PER_NETWORK),
    ]);
    if (waits.some((seconds) => seconds > 0))
      throw new DomainError(
        'access.too-many-tries',
        'limited',
        'Too many tries. Wait a quarter of an hour, then try again.',
      );
  }

  async release(ip: string, account: string): Promise<void> {
    await this.rateLimit.clear('sign-in-account', accountFrom(ip, account));
  }
}

const accountFrom = (ip: string, account: string): string => `${networkOf(ip)} ${account.toLowerCase()}`;
