import { Injectable } from '@nestjs/common';
import type { Localized, Role } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** An invitation nobody has accepted yet. */
export interface Waiting {
  id: string;
  email: string | null;
  studyId: string | null;
  role: Role | null;
  makesOwner: boolean;
  invitedBy: string | null;
}

const COLUMNS = `id, email, study_id as "studyId", role, makes_owner as "makesOwner", invited_by as "invitedBy"`;

export interface SentInvitation {
  id: string;
  email: string;
  role: Role;
  sentAt: Date;
  expiresAt: Date;
}

@Injectable()
export class StaffInvitationsRepository {
  constructor(private readonly work: UnitOfWork) {}

  async forgetFirstOwners(): Promise<void> {
    await this.work.query('delete from platform.staff_invitation where makes_owner and accepted_at is null');
  }

  async addFirstOwner(id: string, tokenHash: Buffer, days: number): Promise<void> {
    await this.work.query(
      `insert into platform.staff_invitation (id, token_hash, makes_owner, expires_at)
         values ($1, $2, true, now() + make_interval(days => $3))`,
      [id, tokenHash, days],
    );
  }

  async add(id: string, email: string, studyId: string, role: Role, staffId: string, days: number): Promise<void> {
    await this.work.query(
      `insert into platform.staff_invitation (id, email, study_id, role, invited_by, expires_at)
         values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
      [id, email, studyId, role, staffId, days],
    );
  }

  async waiting(id: string): Promise<Waiting | undefined> {
    const [row] = await this.work.query<Waiting>(
      `select ${COLUMNS} from platform.staff_invitation
         where id = $1 and accepted_at is null`,
      [id],
    );
    return row;
  }

  async findBySecret(tokenHash: Buffer): Promise<Waiting | undefined> {
    const [row] = await this.work.query<Waiting>(
      `select ${COLUMNS} from platform.staff_invitation
         where token_hash = $1 and accepted_at is null and expires_at > now()`,
      [tokenHash],
    );
    return row;
  }

  accept(id: string): Promise<{ id: string }[]> {
    return this.work.query<{ id: string }>(
      `update platform.staff_invitation set accepted_at = now()
         where id = $1 and accepted_at is null returning id`,
      [id],
    );
  }

  waitingIn(studyId: string): Promise<SentInvitation[]> {
    return this.work.query<SentInvitation>(
      `select id, email, role, created_at as "sentAt", expires_at as "expiresAt" from platform.staff_invitation
        where study_id = $1 and accepted_at is null and expires_at > now() order by created_at`,
      [studyId],
    );
  }

  async studyTitle(studyId: string | null): Promise<Localized | null> {
    const [study] = await this.work.query<{ title: Localized }>(
      'select title from research.study_facts where id = $1',
      [studyId],
    );
    return study?.title ?? null;
  }
}
