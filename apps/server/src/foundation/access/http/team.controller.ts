import { Body, Controller, Param, Req, Res } from '@nestjs/common';
import {
  accessRoutes as routes,
  textFor,
  type ParsedBodyOf,
  type Role,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import type { FastifyReply } from 'fastify';
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
    private readonly cookies: Cookies,
    private readonly mailer: Mailer,
    private readonly brake: SignInBrake,
  ) {}

  @Endpoint(routes.team)
  async team(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.team>> {
    const invitations = await this.invitations.waitingIn(studyId);
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
    const { invitation, studyTitle, invitedBy, hasAccount } = await this.invitations.look(body.token);
    return {
      email: invitation.email,
      role: invitation.role as Role | null,
      isOwner: invitation.makesOwner,
      studyTitle: studyTitle ? textFor(studyTitle, 'nb') || null : null,
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
