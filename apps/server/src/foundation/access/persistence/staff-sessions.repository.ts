import { Injectable } from '@nestjs/common';
import type { StaffEntity } from './staff.entities.js';
import type { Role } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface SessionRow extends Pick<StaffEntity, 'id' | 'name' | 'email'> {
  second_factor_at: Date | null;
  totp_confirmed_at: Date | null;
  is_owner: boolean;
  role: Role | null;
  stale: boolean;
}

@Injectable()
export class StaffSessionsRepository {
  constructor(private readonly work: UnitOfWork) {}

  async open(tokenHash: Buffer, staffId: string, sessionHours: number, secondFactor: boolean): Promise<void> {
    await this.work.query(
      `insert into platform.staff_session (token_hash, staff_id, expires_at, second_factor_at)
       values ($1, $2, now() + make_interval(hours => $3), case when $4 then now() end)`,
      [tokenHash, staffId, sessionHours, secondFactor],
    );
  }

  /** The session behind a cookie, with the role in `studyId`; one statement a request. */
  async find(tokenHash: Buffer, studyId: string | null, idleMinutes: number): Promise<SessionRow | undefined> {
    const [row] = await this.work.hot<SessionRow>(
      'staff-session',
      `select s.id, s.name, s.email, s.is_owner, s.totp_confirmed_at, t.second_factor_at, m.role,
              t.last_seen_at < now() - interval '1 minute' as stale
         from platform.staff_session t
         join platform.staff s on s.id = t.staff_id and s.disabled_at is null
         left join platform.study_member m on m.staff_id = s.id and m.study_id = $2
        where t.token_hash = $1 and t.expires_at > now() and t.last_seen_at > now() - make_interval(mins => $3)`,
      [tokenHash, studyId, idleMinutes],
    );
    return row;
  }

  async touch(tokenHash: Buffer): Promise<void> {
    await this.work.query('update platform.staff_session set last_seen_at = now() where token_hash = $1', [tokenHash]);
  }

  async keepTimeStep(staffId: string, timeStep: number): Promise<void> {
    await this.work.query(
      `update platform.staff
      set totp_last_step = $2, totp_confirmed_at = coalesce(totp_confirmed_at, now())
         where id = $1`,
      [staffId, timeStep],
    );
  }

  async keepSecondFactor(tokenHash: Buffer): Promise<void> {
    await this.work.query('update platform.staff_session set second_factor_at = now() where token_hash = $1', [
      tokenHash,
    ]);
  }
}
