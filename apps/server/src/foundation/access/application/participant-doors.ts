import { Injectable } from '@nestjs/common';
import { LANGUAGES, type Language, type ParticipantActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { hashOf, newSecret } from '../../../platform/vault/vault.js';

export interface OpenedLink {
  studyId: string;
  seatId: string;
  purpose: 'invitation' | 'sign-in';
  next: string;
  spent: boolean;
}

const SESSION_DAYS = 21;

/**
 * How participants come in without a password: a mailed link shows a button, and only pressing it spends the secret.
 * Mail scanners open links, some run scripts; none of that uses a link up (trust 2.3).
 */
@Injectable()
export class ParticipantDoors {
  constructor(private readonly work: UnitOfWork) {}

  /** Called when a mail is rendered; the secret exists only in that mail. */
  async issue(of: {
    studyId: string;
    seatId: string;
    purpose: 'invitation' | 'sign-in';
    next: string;
    days: number;
  }): Promise<string> {
    const secret = newSecret();
    await this.work.query(
      `insert into platform.participant_link (token_hash, study_id, seat_id, purpose, next, expires_at)
       values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
      [hashOf(secret), of.studyId, of.seatId, of.purpose, of.next, of.days],
    );
    return secret;
  }

  /** Looking spends nothing. Undefined: unknown, too old or revoked. */
  async look(secret: string): Promise<OpenedLink | undefined> {
    const [row] = await this.work.query<OpenedLink>(
      `select study_id as "studyId", seat_id as "seatId", purpose, next, spent_at is not null as spent
         from platform.participant_link where token_hash = $1 and expires_at > now() and revoked_at is null`,
      [hashOf(secret)],
    );
    return row;
  }

  /** Spends the link and opens a session. Undefined when it was spent before. */
  async enter(secret: string, language: Language): Promise<{ session: string; link: OpenedLink } | undefined> {
    return this.work.run(async () => {
      const [link] = await this.work.query<OpenedLink>(
        `update platform.participant_link set spent_at = now()
          where token_hash = $1 and expires_at > now() and revoked_at is null and spent_at is null
          returning study_id as "studyId", seat_id as "seatId", purpose, next, false as spent`,
        [hashOf(secret)],
      );
      if (!link) return undefined;
      return { session: await this.openSession(link.studyId, link.seatId, language), link };
    });
  }

  async openSession(studyId: string, seatId: string, language: Language): Promise<string> {
    const session = newSecret();
    await this.work.query(
      `insert into platform.participant_session (token_hash, study_id, seat_id, language, expires_at)
       values ($1, $2, $3, $4, now() + make_interval(days => $5))`,
      [hashOf(session), studyId, seatId, language, SESSION_DAYS],
    );
    return session;
  }

  async find(session: string): Promise<ParticipantActor | undefined> {
    const [row] = await this.work.hot<{ study_id: string; seat_id: string; language: string }>(
      'participant-session',
      `select study_id, seat_id, language from platform.participant_session where token_hash = $1 and expires_at > now()`,
      [hashOf(session)],
    );
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
    await this.work.query(
      'update platform.participant_link set revoked_at = now() where seat_id = $1 and revoked_at is null',
      [seatId],
    );
    await this.work.query('delete from platform.participant_session where seat_id = $1', [seatId]);
  }

  async setLanguage(seatId: string, language: Language): Promise<void> {
    await this.work.query('update platform.participant_session set language = $2 where seat_id = $1', [
      seatId,
      language,
    ]);
  }
}
