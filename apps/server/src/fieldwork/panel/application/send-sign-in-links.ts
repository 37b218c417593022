import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Log } from '../../../platform/logging/log.js';
import { networkOf, RateLimit, type Allowance } from '../../../platform/rate-limit/rate-limit.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { InvitationsRepository } from '../persistence/invitations.repository.js';
import { SeatsRepository } from '../persistence/seats.repository.js';
import { because } from '../../../platform/errors/because.js';

/** Loose for a network, behind which a whole household or office may sit; tight for one mailbox, which it protects. */
const PER_NETWORK: Allowance = { burst: 30, everySeconds: 30 };
const PER_MAILBOX: Allowance = { burst: 5, everySeconds: 180 };
/** Every answer takes this long at least, so that its duration does not tell whether an address takes part. */
const LEAST_MS = 400;

/** A new link for everybody who takes part under an address; to the asker it looks the same whether there is one or not. */
@Injectable()
export class SendSignInLinks {
  constructor(
    private readonly seats: SeatsRepository,
    private readonly invitations: InvitationsRepository,
    private readonly people: PeopleRegister,
    private readonly notifications: Notifications,
    private readonly log: Log,
    private readonly rateLimit: RateLimit,
  ) {}

  async ask(ip: string, email: string): Promise<void> {
    if ((await this.rateLimit.admit('sign-in links from', networkOf(ip), PER_NETWORK)) > 0)
      throw new DomainError('panel.too-many-links', 'limited', because('panel.refusal.too-many-links'));
    const pause = new Promise((resolve) => setTimeout(resolve, LEAST_MS));
    // Too many for one mailbox, or a fault on our side: the same page, for both would tell that the address is known.
    await this.sendWithinLimit(email).catch((fault: unknown) =>
      this.log.error('panel.sign-in-links', { fault: String((fault as Error)?.message ?? fault) }),
    );
    await pause;
  }

  private async sendWithinLimit(email: string): Promise<void> {
    const mailbox = email.trim().toLowerCase();
    if ((await this.rateLimit.admit('sign-in links to', mailbox, PER_MAILBOX)) === 0) await this.send(email);
  }

  async send(email: string): Promise<void> {
    for (const { id: studyId, minute } of await this.invitations.studiesToEnter()) {
      const people = await this.people.sameAddress(studyId, email);
      if (people.length === 0) continue;
      for (const { seatId, personId, language } of await this.seats.whoMayEnter(studyId, people))
        await this.notifications.send({
          studyId,
          kind: 'sign-in-link',
          key: `sign-in-link:${seatId}:${minute}`,
          language,
          to: { personId, seatId },
          link: { purpose: 'sign-in', next: '/p/today' },
        });
    }
  }
}
