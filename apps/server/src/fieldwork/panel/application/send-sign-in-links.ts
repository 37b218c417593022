import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Log } from '../../../platform/logging/log.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { PeopleRegister } from '../../../foundation/privacy/privacy.facade.js';
import { InvitationsRepository } from '../persistence/invitations.repository.js';
import { SeatsRepository } from '../persistence/seats.repository.js';

/** Loose for a network, behind which a whole household or office may sit; tight for one mailbox, which it protects. */
const PER_NETWORK = { points: 30, duration: 15 * 60 };
const PER_MAILBOX = { points: 5, duration: 15 * 60 };
/** Every answer takes this long at least, so that its duration does not tell whether an address takes part. */
const LEAST_MS = 400;

/** A new link for everybody who takes part under an address; to the asker it looks the same whether there is one or not. */
@Injectable()
export class SendSignInLinks {
  private readonly network = new RateLimiterMemory(PER_NETWORK);
  private readonly mailbox = new RateLimiterMemory(PER_MAILBOX);

  constructor(
    private readonly seats: SeatsRepository,
    private readonly invitations: InvitationsRepository,
    private readonly people: PeopleRegister,
    private readonly notifications: Notifications,
    private readonly log: Log,
  ) {}

  async ask(ip: string, email: string): Promise<void> {
    await this.network.consume(ip).catch((refused: unknown) => {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw new DomainError(
        'panel.too-many-links',
        'limited',
        'Too many links were asked for. Wait a quarter of an hour, then try again.',
      );
    });
    const pause = new Promise((resolve) => setTimeout(resolve, LEAST_MS));
    // Too many for one mailbox, or a fault on our side: the same page, for both would tell that the address is known.
    await this.mailbox
      .consume(email.trim().toLowerCase())
      .then(() => this.send(email))
      .catch((fault: unknown) => {
        if (!(fault instanceof RateLimiterRes))
          this.log.error('panel.sign-in-links', { fault: String((fault as Error)?.message ?? fault) });
      });
    await pause;
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
