import { Injectable } from '@nestjs/common';
import type { Role } from '@lytt/shared';
import { StaffInvitations } from './application/staff-invitations.js';
import { StaffSessions } from './application/staff-sessions.js';
import { ColleaguesRepository, type Colleague } from './persistence/colleagues.repository.js';

export type { Colleague } from './persistence/colleagues.repository.js';

export { ParticipantDoors, type OpenedLink } from './application/participant-doors.js';
export { Cookies } from './http/cookies.js';

/** What other modules may ask about staff. */
@Injectable()
export class Access {
  constructor(
    private readonly colleagues: ColleaguesRepository,
    private readonly invitations: StaffInvitations,
    private readonly sessions: StaffSessions,
  ) {}

  async makeMember(studyId: string, staffId: string, role: Role): Promise<void> {
    await this.colleagues.makeMember(studyId, staffId, role);
  }

  team(studyId: string): Promise<Colleague[]> {
    return this.colleagues.team(studyId);
  }

  /** Names of staff by id, for views that show who did something. */
  async namesOf(staffIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.colleagues.namesOf(staffIds);
    return new Map(rows.map((row) => [row.id, row.name]));
  }

  /** Where a colleague gets mail. */
  async addressOf(staffId: string): Promise<string | undefined> {
    return (await this.colleagues.find(staffId))?.email;
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
