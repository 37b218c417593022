import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  isUuid,
  HOUSE_PERMISSIONS,
  houseMay,
  roleMay,
  type HousePermission,
  type Permission,
  type StudyPermission,
} from '@lytt/shared';
import { DomainError, forbidden, missing } from '../../../platform/errors/domain-error.js';
import { ACCESS_RULE, type AccessRule, type LyttRequest } from '../../../platform/http/declare-access.js';
import { ParticipantDoors } from '../application/participant-doors.js';
import { StaffSessions, type StaffSession } from '../application/staff-sessions.js';
import { Cookies } from './cookies.js';
import { because } from '../../../platform/errors/because.js';

const isHouse = (permission: Permission): permission is HousePermission =>
  (HOUSE_PERMISSIONS as readonly string[]).includes(permission);

/** The one guard of every route: what is not declared is denied, what is not yours to see does not exist. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: StaffSessions,
    private readonly doors: ParticipantDoors,
    private readonly cookies: Cookies,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, context.getHandler());
    if (!rule) throw forbidden(because('access.refusal.route-undeclared'));
    const request = context.switchToHttp().getRequest<LyttRequest>();
    request.actor = { kind: 'public' };
    if ('public' in rule) return true;
    if ('participant' in rule) return this.participant(request);
    return this.staff(request, rule.permission);
  }

  private async participant(request: LyttRequest): Promise<boolean> {
    const secret = this.cookies.read(request, 'participant');
    const actor = secret ? await this.doors.find(secret) : undefined;
    if (!actor)
      throw new DomainError(
        'access.participant-session',
        'unauthenticated',
        because('access.refusal.participant-session'),
      );
    request.actor = actor;
    return true;
  }

  private async staff(request: LyttRequest, permission: Permission): Promise<boolean> {
    const studyId = (request.params as { studyId?: string }).studyId;
    if (studyId !== undefined && !isUuid(studyId)) throw missing('study');
    const secret = this.cookies.read(request, 'staff');
    const session = secret ? await this.sessions.find(secret, studyId) : undefined;
    if (session?.step !== 'done')
      throw new DomainError('access.signed-out', 'unauthenticated', because('access.refusal.signed-out'));
    if (isHouse(permission)) this.inTheHouse(session, permission);
    else await this.inTheStudy(session, permission, studyId);
    const role = session.role ?? (session.isOwner && studyId ? 'researcher' : undefined);
    request.actor = {
      kind: 'staff',
      staffId: session.staffId,
      name: session.name,
      isOwner: session.isOwner,
      ...(studyId ? { studyId } : {}),
      ...(role ? { role } : {}),
    };
    return true;
  }

  private inTheHouse(session: StaffSession, permission: HousePermission): void {
    if (!houseMay(session.isOwner, permission)) throw forbidden(because('access.refusal.owner-only'));
  }

  private async inTheStudy(
    session: StaffSession,
    permission: StudyPermission,
    studyId: string | undefined,
  ): Promise<void> {
    if (!studyId) throw new Error(`${permission} is a permission in a study, but the path names none`);
    const role = session.role ?? (session.isOwner ? 'researcher' : null);
    // Not a member: the study does not exist for this person.
    if (!role) throw missing('study');
    if (!roleMay(role, permission)) throw forbidden();
  }
}
