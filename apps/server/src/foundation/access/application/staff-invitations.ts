import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Role, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Facts } from '../../../platform/events/facts.js';
import { hashOf, newSecret } from '../../../platform/vault/vault.js';
import { Audit } from '../../audit/audit.facade.js';
import { ColleagueInvited } from '../access.events.js';
import { StaffEntity, StaffInvitationEntity } from '../persistence/staff.entities.js';
import { passwordFits } from './passwords.js';
import { StaffSessions } from './staff-sessions.js';
import { because } from '../../../platform/errors/because.js';

/** An invitation nobody has accepted yet. */
interface Waiting {
  id: string;
  email: string | null;
  studyId: string | null;
  role: Role | null;
  makesOwner: boolean;
  invitedBy: string | null;
}
const COLUMNS = `id, email, study_id as "studyId", role, makes_owner as "makesOwner", invited_by as "invitedBy"`;
const DAYS = 7;
const gone = (): DomainError =>
  new DomainError('access.invitation-gone', 'gone', because('access.refusal.invitation-gone'));

/** How colleagues come in: a link by mail, or for the first owner a link printed at start. */
@Injectable()
export class StaffInvitations {
  constructor(
    private readonly work: UnitOfWork,
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
      await this.work.query('delete from platform.staff_invitation where makes_owner and accepted_at is null');
      await this.work.query(
        `insert into platform.staff_invitation (id, token_hash, makes_owner, expires_at) values ($1, $2, true, now() + make_interval(days => $3))`,
        [randomUUID(), hashOf(secret), DAYS],
      );
    });
    return secret;
  }

  /** The secret itself is made when the mail is written, so that no queue holds it. */
  async invite(actor: StaffActor, studyId: string, email: string, role: Role): Promise<string> {
    const id = randomUUID();
    await this.work.run(async () => {
      await this.work.query(
        `insert into platform.staff_invitation (id, email, study_id, role, invited_by, expires_at)
         values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
        [id, email.toLowerCase(), studyId, role, actor.staffId, DAYS],
      );
      await this.audit.record(actor, 'access.colleague-invited', studyId, { invitationId: id, role });
      await this.facts.announce(new ColleagueInvited(studyId, id));
    });
    return id;
  }

  /** Called when the mail is rendered: where it goes and with which secret. */
  async letterOf(
    id: string,
  ): Promise<{ email: string; secret: string; role: string | null; invitedBy: string | null } | undefined> {
    const [invitation] = await this.work.query<Waiting>(
      `select ${COLUMNS} from platform.staff_invitation where id = $1 and accepted_at is null`,
      [id],
    );
    if (!invitation?.email) return undefined;
    const secret = newSecret();
    await this.work.repository(StaffInvitationEntity).update({ id }, { tokenHash: hashOf(secret) });
    const inviter = invitation.invitedBy
      ? await this.work.repository(StaffEntity).findOneBy({ id: invitation.invitedBy })
      : null;
    return { email: invitation.email, secret, role: invitation.role, invitedBy: inviter?.name ?? null };
  }

  async look(secret: string): Promise<{ invitation: Waiting; invitedBy: string | null; hasAccount: boolean }> {
    const [invitation] = await this.work.query<Waiting>(
      `select ${COLUMNS} from platform.staff_invitation where token_hash = $1 and accepted_at is null and expires_at > now()`,
      [hashOf(secret)],
    );
    if (!invitation) throw gone();
    const inviter = invitation.invitedBy
      ? await this.work.repository(StaffEntity).findOneBy({ id: invitation.invitedBy })
      : null;
    const hasAccount =
      invitation.email !== null && (await this.work.repository(StaffEntity).existsBy({ email: invitation.email }));
    return { invitation, invitedBy: inviter?.name ?? null, hasAccount };
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
      const taken = await this.work.query<{ id: string }>(
        'update platform.staff_invitation set accepted_at = now() where id = $1 and accepted_at is null returning id',
        [invitation.id],
      );
      if (taken.length === 0) throw gone();
      if (invitation.studyId && invitation.role)
        await this.work.query(
          `insert into platform.study_member (study_id, staff_id, role) values ($1, $2, $3)
           on conflict (study_id, staff_id) do update set role = excluded.role`,
          [invitation.studyId, staffId, invitation.role],
        );
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
