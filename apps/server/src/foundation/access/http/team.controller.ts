import { Body, Controller, Param, Req, Res } from '@nestjs/common';
import {
  accessRoutes as routes,
  textFor,
  type Localized,
  type ParsedBodyOf,
  type Role,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Endpoint, Staff, type LyttRequest } from '../../../platform/http/declare-access.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import { Access } from '../access.facade.js';
import { SignInBrake } from '../application/sign-in-brake.js';
import { StaffInvitations } from '../application/staff-invitations.js';
import { Cookies } from './cookies.js';

@Controller()
export class TeamController {
  constructor(
    private readonly access: Access,
    private readonly invitations: StaffInvitations,
    private readonly work: UnitOfWork,
    private readonly cookies: Cookies,
    private readonly mailer: Mailer,
    private readonly brake: SignInBrake,
  ) {}

  @Endpoint(routes.team)
  async team(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.team>> {
    const invitations = await this.work.query<{ id: string; email: string; role: Role; sentAt: Date; expiresAt: Date }>(
      `select id, email, role, created_at as "sentAt", expires_at as "expiresAt" from platform.staff_invitation
        where study_id = $1 and accepted_at is null and expires_at > now() order by created_at`,
      [studyId],
    );
    return {
      members: await this.access.team(studyId),
      invitations: invitations.map((row) => ({
        ...row,
        sentAt: row.sentAt.toISOString(),
        expiresAt: row.expiresAt.toISOString(),
      })),
    };
  }

  @Endpoint(routes.inviteColleague)
  async invite(
    @Param('studyId') studyId: string,
    @Body({ schema: routes.inviteColleague.body }) body: ParsedBodyOf<typeof routes.inviteColleague>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.inviteColleague>> {
    return { id: await this.invitations.invite(actor, studyId, body.email, body.role) };
  }

  @Endpoint(routes.lookAtInvitation)
  async look(
    @Body({ schema: routes.lookAtInvitation.body }) body: ParsedBodyOf<typeof routes.lookAtInvitation>,
  ): Promise<ViewOf<typeof routes.lookAtInvitation>> {
    const { invitation, invitedBy, hasAccount } = await this.invitations.look(body.token);
    const [study] = await this.work.query<{ title: Localized }>('select title from research.study where id = $1', [
      invitation.studyId,
    ]);
    return {
      email: invitation.email,
      role: invitation.role as Role | null,
      isOwner: invitation.makesOwner,
      studyTitle: study ? textFor(study.title, 'nb') || null : null,
      invitedBy,
      hasAccount,
    };
  }

  @Endpoint(routes.acceptInvitation)
  async accept(
    @Body({ schema: routes.acceptInvitation.body }) body: ParsedBodyOf<typeof routes.acceptInvitation>,
    @Req() request: LyttRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ViewOf<typeof routes.acceptInvitation>> {
    await this.brake.slowInvitation(request.ip);
    const opened = await this.invitations.accept(body.token, body);
    this.cookies.set(reply, 'staff', opened.secret, 1);
    return { step: opened.step };
  }

  @Endpoint(routes.mailbox)
  async mailbox(): Promise<ViewOf<typeof routes.mailbox>> {
    const items = await this.mailer.kept();
    return { off: !this.mailer.keepsFiles, items: items.map((item) => ({ ...item, at: item.at.toISOString() })) };
  }
}
