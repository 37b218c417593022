import { Injectable } from '@nestjs/common';
import { LANGUAGES, type Language, type ParticipantActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { hashOf, newSecret } from '../../../platform/vault/vault.js';
import { ParticipantLinksRepository, type OpenedLink } from '../persistence/participant-links.repository.js';

export type { OpenedLink } from '../persistence/participant-links.repository.js';

const SESSION_DAYS = 21;

/**
 * How participants come in without a password: a mailed link shows a button, and only pressing it spends the secret.
 * Mail scanners open links, some run scripts; none of that uses a link up.
 */
@Injectable()
export class ParticipantDoors {
  constructor(
    private readonly work: UnitOfWork,
    private readonly links: ParticipantLinksRepository,
  ) {}

  /** Called when a mail is rendered; the secret exists only in that mail. */
  async issue(of: {
    studyId: string;
    seatId: string;
    purpose: 'invitation' | 'sign-in';
    next: string;
    days: number;
  }): Promise<string> {
    const secret = newSecret();
    await this.links.add(hashOf(secret), of.studyId, of.seatId, of.purpose, of.next, of.days);
    return secret;
  }

  /** Looking spends nothing. Undefined: unknown, too old or revoked. */
  async look(secret: string): Promise<OpenedLink | undefined> {
    const row = await this.links.find(hashOf(secret));
    return row;
  }

  /** Spends the link and opens a session. Undefined when it was spent before. */
  async enter(secret: string, language: Language): Promise<{ session: string; link: OpenedLink } | undefined> {
    return this.work.run(async () => {
      const link = await this.links.spend(hashOf(secret));
      if (!link) return undefined;
      return { session: await this.openSession(link.studyId, link.seatId, language), link };
    });
  }

  async openSession(studyId: string, seatId: string, language: Language): Promise<string> {
    const session = newSecret();
    await this.links.openSession(hashOf(session), studyId, seatId, language, SESSION_DAYS);
    return session;
  }

  async find(session: string): Promise<ParticipantActor | undefined> {
    const row = await this.links.findSession(hashOf(session));
    if (!row) return undefined;
    return {
      kind: 'participant',
      studyId: row.study_id,
      seatId: row.seat_id,
      language: LANGUAGES.find((language) => language === row.language) ?? 'nb',
    };
  }

  /** On withdrawal, a changed address or a report of theft: nothing that was mailed or opened counts any more. */
  async revokeAll(seatId: string): Promise<void> {
    await this.links.revoke(seatId);
    await this.links.closeSessions(seatId);
  }

  async setLanguage(seatId: string, language: Language): Promise<void> {
    await this.links.setLanguage(seatId, language);
  }
}
