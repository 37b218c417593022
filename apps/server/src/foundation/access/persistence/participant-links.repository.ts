import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface OpenedLink {
  studyId: string;
  seatId: string;
  purpose: 'invitation' | 'sign-in';
  next: string;
  spent: boolean;
}

@Injectable()
export class ParticipantLinksRepository {
  constructor(private readonly work: UnitOfWork) {}

  async add(
    tokenHash: Buffer,
    studyId: string,
    seatId: string,
    purpose: 'invitation' | 'sign-in',
    next: string,
    days: number,
  ): Promise<void> {
    await this.work.query(
      `insert into platform.participant_link (token_hash, study_id, seat_id, purpose, next, expires_at)
       values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
      [tokenHash, studyId, seatId, purpose, next, days],
    );
  }

  /** Undefined: unknown, too old or revoked. */
  async find(tokenHash: Buffer): Promise<OpenedLink | undefined> {
    const [row] = await this.work.query<OpenedLink>(
      `select study_id as "studyId", seat_id as "seatId", purpose, next, spent_at is not null as spent
         from platform.participant_link
        where token_hash = $1 and expires_at > now() and revoked_at is null`,
      [tokenHash],
    );
    return row;
  }

  /** Undefined when it was spent before. */
  async spend(tokenHash: Buffer): Promise<OpenedLink | undefined> {
    const [row] = await this.work.query<OpenedLink>(
      `update platform.participant_link set spent_at = now()
          where token_hash = $1 and expires_at > now() and revoked_at is null and spent_at is null
          returning study_id as "studyId", seat_id as "seatId", purpose, next, false as spent`,
      [tokenHash],
    );
    return row;
  }

  async openSession(
    tokenHash: Buffer,
    studyId: string,
    seatId: string,
    language: Language,
    sessionDays: number,
  ): Promise<void> {
    await this.work.query(
      `insert into platform.participant_session (token_hash, study_id, seat_id, language, expires_at)
       values ($1, $2, $3, $4, now() + make_interval(days => $5))`,
      [tokenHash, studyId, seatId, language, sessionDays],
    );
  }

  async findSession(tokenHash: Buffer): Promise<{ study_id: string; seat_id: string; language: string } | undefined> {
    const [row] = await this.work.hot<{ study_id: string; seat_id: string; language: string }>(
      'participant-session',
      `select study_id, seat_id, language from platform.participant_session
        where token_hash = $1 and expires_at > now()`,
      [tokenHash],
    );
    return row;
  }

  async revoke(seatId: string): Promise<void> {
    await this.work.query(
      'update platform.participant_link set revoked_at = now() where seat_id = $1 and revoked_at is null',
      [seatId],
    );
  }

  async closeSessions(seatId: string): Promise<void> {
    await this.work.query('delete from platform.participant_session where seat_id = $1', [seatId]);
  }

  async setLanguage(seatId: string, language: Language): Promise<void> {
    await this.work.query('update platform.participant_session set language = $2 where seat_id = $1', [
      seatId,
      language,
    ]);
  }
}
