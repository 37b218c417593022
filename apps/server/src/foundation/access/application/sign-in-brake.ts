import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { networkOf, RateLimit, type Allowance } from '../../../platform/rate-limit/rate-limit.js';
import { because } from '../../../platform/errors/because.js';

/** Of one network at one account: a person who mistypes is let pass, a program that guesses is not. */
const AT_ACCOUNT: Allowance = { burst: 10, everySeconds: 5 };
/** Of one network at all accounts. A whole office may sit behind it, so it is slowed and never turned away. */
const FROM_NETWORK: Allowance = { burst: 100, everySeconds: 1 };
/** Of all networks at one account's second step: whoever is there knows the password already. */
const SECOND_STEP: Allowance = { burst: 10, everySeconds: 60 };
const LONGEST_SECONDS = 10;

/** Slows guessing down on every way in that takes a password or a code; counted for all instances together. */
@Injectable()
export class SignInBrake {
  constructor(private readonly rateLimit: RateLimit) {}

  async slowPassword(ip: string, account: string): Promise<void> {
    const network = networkOf(ip);
    await this.rateLimit.holdUntilAdmitted('sign-in from', network, FROM_NETWORK, LONGEST_SECONDS);
    const at = `${network} ${account.trim().toLowerCase()}`;
    if (!(await this.rateLimit.holdUntilAdmitted('sign-in', at, AT_ACCOUNT, LONGEST_SECONDS))) throw tooMany();
  }

  /** The right password was given: earlier slips count no more. */
  releasePassword(ip: string, account: string): Promise<void> {
    return this.rateLimit.clear('sign-in', `${networkOf(ip)} ${account.trim().toLowerCase()}`);
  }

  /** By account and not by session: a new session for each few guesses would be no brake. */
  async slowCode(staffId: string): Promise<void> {
    if ((await this.rateLimit.admit('second step', staffId, SECOND_STEP)) > 0) throw tooMany();
  }

  releaseCode(staffId: string): Promise<void> {
    return this.rateLimit.clear('second step', staffId);
  }

  async slowInvitation(ip: string): Promise<void> {
    await this.rateLimit.holdUntilAdmitted('invitation', networkOf(ip), FROM_NETWORK, LONGEST_SECONDS);
  }
}

const tooMany = (): DomainError =>
  new DomainError('access.too-many-tries', 'limited', because('access.refusal.too-many-tries'));
