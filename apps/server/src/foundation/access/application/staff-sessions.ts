import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Role } from '@lytt/shared';
import { generateSecret, generateURI, verify } from 'otplib';
import QRCode from 'qrcode';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { DomainError, invalid } from '../../../platform/errors/domain-error.js';
import { hashOf, newSecret, Vault } from '../../../platform/vault/vault.js';
import { Audit } from '../../audit/audit.facade.js';
import { hashPassword, passwordFits } from './passwords.js';
import { sessionStep } from '../domain/session-step.js';
import { StaffEntity, StaffSessionEntity } from '../persistence/staff.entities.js';
import { StaffSessionsRepository } from '../persistence/staff-sessions.repository.js';
import { because } from '../../../platform/errors/because.js';

/** What the guard needs of a request's session; `role` is that in the study of the path, null for no member. */
export interface StaffSession {
  staffId: string;
  name: string;
  email: string;
  isOwner: boolean;
  step: 'totp' | 'totp-setup' | 'done';
  role: Role | null;
}

const SESSION_HOURS = 12;
const IDLE_MINUTES = 120;

@Injectable()
export class StaffSessions {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: StaffSessionsRepository,
    private readonly vault: Vault,
    private readonly audit: Audit,
  ) {}

  /** Makes an account; the caller has proven the right to do so. */
  async createAccount(of: { email: string; name: string; password: string; isOwner: boolean }): Promise<string> {
    const id = randomUUID();
    const passwordHash = await hashPassword(of.password);
    await this.work
      .repository(StaffEntity)
      .insert({ id, email: of.email.toLowerCase(), name: of.name, passwordHash, isOwner: of.isOwner });
    return id;
  }

  /** First step. The same answer and the same time for a wrong password and an unknown address. */
  async signIn(email: string, password: string): Promise<{ secret: string; step: StaffSession['step'] }> {
    const staff = await this.work.repository(StaffEntity).findOneBy({ email: email.toLowerCase() });
    const fits = await passwordFits(staff?.passwordHash, password);
    if (!staff || !fits || staff.disabledAt) {
      await this.audit.record({ kind: 'system' }, 'access.sign-in-failed', null, { staffId: staff?.id ?? null });
      throw new DomainError('access.wrong-password', 'unauthenticated', because('access.refusal.password-of-another'), [
        { path: 'password', reason: because('access.refusal.password-of-another') },
      ]);
    }
    return this.open(staff, false);
  }

  /** `secondFactor`: given already, by a demo's sign-in link. */
  async openFor(staffId: string, secondFactor: boolean): Promise<{ secret: string; step: StaffSession['step'] }> {
    return this.open(await this.work.repository(StaffEntity).findOneByOrFail({ id: staffId }), secondFactor);
  }

  private async open(
    staff: StaffEntity,
    secondFactor: boolean,
  ): Promise<{ secret: string; step: StaffSession['step'] }> {
    const secret = newSecret();
    await this.sessions.open(hashOf(secret), staff.id, SESSION_HOURS, secondFactor);
    await this.audit.record({ kind: 'system' }, 'access.session-opened', null, { staffId: staff.id });
    return { secret, step: secondFactor ? 'done' : sessionStep({ secondFactorAt: null }, staff) };
  }

  /** The session behind a cookie, with the role in `studyId`; one statement a request. */
  async find(secret: string, studyId?: string): Promise<StaffSession | undefined> {
    const row = await this.sessions.find(hashOf(secret), studyId ?? null, IDLE_MINUTES);
    if (!row) return undefined;
    if (row.stale) await this.sessions.touch(hashOf(secret));
    const step = sessionStep({ secondFactorAt: row.second_factor_at }, { totpConfirmedAt: row.totp_confirmed_at });
    return { staffId: row.id, name: row.name, email: row.email, isOwner: row.is_owner, step, role: row.role };
  }

  async close(secret: string): Promise<void> {
    await this.work.repository(StaffSessionEntity).delete({ tokenHash: hashOf(secret) });
  }

  /**
   * The key for an account without a second factor: one for as long as it is set up in a session, however often it is
   * asked for. Another session replaces it: whoever saw it there may be somebody else.
   */
  async totpSetup(secret: string): Promise<{ secret: string; otpauth: string; qrSvg: string }> {
    const session = await this.find(secret);
    if (session?.step !== 'totp-setup')
      throw new DomainError('access.no-setup', 'unauthenticated', because('access.refusal.no-first-step'));
    const totp = await this.work.run(() => this.keyShownIn(hashOf(secret), session.staffId));
    const otpauth = generateURI({ issuer: 'Lytt', label: session.email, secret: totp });
    return { secret: totp, otpauth, qrSvg: await QRCode.toString(otpauth, { type: 'svg', margin: 1 }) };
  }

  private async keyShownIn(session: Buffer, staffId: string): Promise<string> {
    const accounts = this.work.repository(StaffEntity);
    const { totpSecret, totpShownIn } = await accounts.findOneOrFail({
      where: { id: staffId },
      lock: { mode: 'pessimistic_write' },
    });
    if (totpSecret && totpShownIn?.equals(session)) return this.vault.open(totpSecret);
    const made = generateSecret();
    await accounts.update({ id: staffId }, { totpSecret: this.vault.seal(made), totpShownIn: session });
    return made;
  }

  /** Second step, or the end of setting it up. One code counts once (RFC 6238, 5.2). */
  async giveTotp(secret: string, code: string): Promise<void> {
    const session = await this.find(secret);
    if (!session || session.step === 'done')
      throw new DomainError('access.no-first-step', 'unauthenticated', because('access.refusal.no-first-step'));
    const fits = await this.work.run(async () => {
      const staff = await this.work
        .repository(StaffEntity)
        .findOneOrFail({ where: { id: session.staffId }, lock: { mode: 'pessimistic_write' } });
      const checked = staff.totpSecret
        ? await verify({
            secret: this.vault.open(staff.totpSecret),
            token: code,
            epochTolerance: 30,
            ...(staff.totpLastStep ? { afterTimeStep: Number(staff.totpLastStep) } : {}),
          })
        : { valid: false as const };
      if (!checked.valid || !('timeStep' in checked)) return false;
      await this.sessions.keepTimeStep(staff.id, checked.timeStep);
      await this.sessions.keepSecondFactor(hashOf(secret));
      await this.audit.record(
        { kind: 'staff', staffId: staff.id, name: staff.name, isOwner: staff.isOwner },
        'access.signed-in',
        null,
      );
      return true;
    });
    if (fits) return;
    // Outside the transaction, which a refusal takes back.
    await this.audit.record({ kind: 'system' }, 'access.code-failed', null, { staffId: session.staffId });
    throw invalid('access.wrong-code', because('access.refusal.wrong-code'), [
      { path: 'code', reason: because('access.refusal.wrong-code-beside') },
    ]);
  }
}
