import { Injectable } from '@nestjs/common';
import type { Role } from '@lytt/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { StaffInvitations } from './application/staff-invitations.js';
import { StaffSessions } from './application/staff-sessions.js';

export { ParticipantDoors, type OpenedLink } from './application/participant-doors.js';
export { Cookies } from './http/cookies.js';

export interface Colleague {
  staffId: string;
  name: string;
  email: string;
  role: Role;
}

/** What other modules may ask about staff. */
@Injectable()
export class Access {
  constructor(
    private readonly work: UnitOfWork,
    private readonly invitations: StaffInvitations,
    private readonly sessions: StaffSessions,
  ) {}

  async makeMember(studyId: string, staffId: string, role: Role): Promise<void> {
    await this.work.query(
      `insert into platform.study_member (study_id, staff_id, role) values ($1, $2, $3)
       on conflict (study_id, staff_id) do update set role = excluded.role`,
      [studyId, staffId, role],
    );
  }

  team(studyId: string): Promise<Colleague[]> {
    return this.work.query<Colleague>(
      `select s.id as "staffId", s.name, s.email, m.role from platform.study_member m join platform.staff s on s.id = m.staff_id
        where m.study_id = $1 order by s.name`,
      [studyId],
    );
  }

  /** Names of staff by id, for views that show who did something. */
  async namesOf(staffIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.work.query<{ id: string; name: string }>(
      'select id, name from platform.staff where id = any($1)',
      [staffIds],
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  }

  /** Where a colleague gets mail. */
  async addressOf(staffId: string): Promise<string | undefined> {
    const [row] = await this.work.query<{ email: string }>('select email from platform.staff where id = $1', [staffId]);
    return row?.email;
  }

  invitationLetter(id: string): ReturnType<StaffInvitations['letterOf']> {
    return this.invitations.letterOf(id);
  }

  firstOwnerSecret(): Promise<string | undefined> {
    return this.invitations.firstOwnerSecret();
  }

  /** For the demo's made-up colleagues. */
  createAccount(of: { email: string; name: string; password: string; isOwner: boolean }): Promise<string> {
    return this.sessions.createAccount(of);
  }
}
