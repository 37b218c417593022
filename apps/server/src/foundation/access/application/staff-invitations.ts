import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Localized, Role, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Facts } from '../../../platform/events/facts.js';
import { hashOf, newSecret } from '../../../platform/vault/vault.js';
import { Audit } from '../../audit/audit.facade.js';
import { ColleagueInvited } from '../access.events.js';
import { StaffEntity, StaffInvitationEntity } from '../persistence/staff.entities.js';
import { passwordFits } from './passwords.js';
import { StaffSessions } from './staff-sessions.js';
import { ColleaguesRepository } from '../persistence/colleagues.repository.js';
import {
  StaffInvitationsRepository,
  type SentInvitation,
  type Waiting,
} from '../persistence/staff-invitations.repository.js';
import { because } from '../../../platform/errors/because.js';
interface SeenInvitation {
  invitation: Waiting;
  studyTitle: Localized | null;
  invitedBy: string | null;
  hasAccount: boolean;
}

const DAYS = 7;
const gone = (): DomainError =>
  new DomainError('access.invitation-gone', 'gone', because('access.refusal.invitation-gone'));

/** How colleagues come in: a link by mail, or for the first owner a link printed at start. */
@Injectable()
export class StaffInvitations {
  constructor(
    private readonly work: UnitOfWork,
    private readonly invitations: StaffInvitationsRepository,
    private readonly colleagues: ColleaguesRepository,
    private readonly sessions: StaffSessions,
    private readonly facts: Facts,
    private readonly audit: Audit,
  ) {}

  /** A fresh secret for the first owner while there is none; every start prints a new one and spends the last. */
  async firstOwnerSecret(): Promise<string | undefined> {
    const owners = await this.work.repository(StaffEntity).countBy({ isOwner: true });
    if (owners > 0) return undefined;
    const secret = newSecret();
    await this.work.run(async () => {
      await this.invitations.forgetFirstOwners();
      await this.invitations.addFirstOwner(randomUUID(), hashOf(secret), DAYS);
    });
    return secret;
  }

  /** The secret itself is made when the mail is written, so that no queue holds it. */
  async invite(actor: StaffActor, studyId: string, email: string, role: Role): Promise<string> {
    const id = randomUUID();
    await this.work.run(async () => {
      await this.invitations.add(id, email.toLowerCase(), studyId, role, actor.staffId, DAYS);
      await this.audit.record(actor, 'access.colleague-invited', studyId, { invitationId: id, role });
      await this.facts.announce(new ColleagueInvited(studyId, id));
    });
    return id;
  }

  /** Called when the mail is rendered: where it goes and with which secret. */
  async letterOf(
    id: string,
  ): Promise<{ email: string; secret: string; role: string | null; invitedBy: string | null } | undefined> {
    const invitation = await this.invitations.waiting(id);
    if (!invitation?.email) return undefined;
    const secret = newSecret();
    await this.work.repository(StaffInvitationEntity).update({ id }, { tokenHash: hashOf(secret) });
    const inviter = invitation.invitedBy
      ? await this.work.repository(StaffEntity).findOneBy({ id: invitation.invitedBy })
      : null;
    return { email: invitation.email, secret, role: invitation.role, invitedBy: inviter?.name ?? null };
  }

  /** Those of a study that nobody has accepted yet. */
  waitingIn(studyId: string): Promise<SentInvitation[]> {
    return this.invitations.waitingIn(studyId);
  }

  async look(secret: string): Promise<SeenInvitation> {
    const invitation = await this.invitations.findBySecret(hashOf(secret));
    if (!invitation) throw gone();
    const inviter = invitation.invitedBy
      ? await this.work.repository(StaffEntity).findOneBy({ id: invitation.invitedBy })
      : null;
    const hasAccount =
      invitation.email !== null && (await this.work.repository(StaffEntity).existsBy({ email: invitation.email }));
    const studyTitle = await this.invitations.studyTitle(invitation.studyId);
    return { invitation, studyTitle, invitedBy: inviter?.name ?? null, hasAccount };
  }

  /** Makes the account (or proves the existing one by its password), gives the role, and opens a session. */
  async accept(
    secret: string,
    of: { name: string; email: string; password: string },
  ): Promise<{ secret: string; step: 'totp' | 'totp-setup' | 'done' }> {
    return this.work.run(async () => {
      const { invitation } = await this.look(secret);
      const email = invitation.email ?? of.email.toLowerCase();
      const staffId = await this.accountFor(email, of, invitation.makesOwner);
      const taken = await this.invitations.accept(invitation.id);
      if (taken.length === 0) throw gone();
      if (invitation.studyId && invitation.role)
        await this.colleagues.makeMember(invitation.studyId, staffId, invitation.role);
      await this.audit.record({ kind: 'system' }, 'access.invitation-accepted', invitation.studyId, {
        staffId,
        invitationId: invitation.id,
      });
      return this.sessions.openFor(staffId, false);
    });
  }

  private async accountFor(email: string, of: { name: string; password: string }, isOwner: boolean): Promise<string> {
    const known = await this.work.repository(StaffEntity).findOneBy({ email });
    if (!known) return this.sessions.createAccount({ email, name: of.name, password: of.password, isOwner });
    if (!(await passwordFits(known.passwordHash, of.password)))
      throw new DomainError('access.wrong-password', 'invalid', because('access.refusal.account-exists'), [
        { path: 'password', reason: because('access.refusal.account-exists') },
      ]);
    return known.id;
  }
}
