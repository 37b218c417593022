import { Body, Controller, Req, Res } from '@nestjs/common';
import { accessRoutes as routes, type ParsedBodyOf, type ViewOf } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { Installation } from '../../../platform/installation/installation.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Endpoint, type LyttRequest } from '../../../platform/http/declare-access.js';
import { StaffSessions } from '../application/staff-sessions.js';
import { SignInBrake } from '../application/sign-in-brake.js';
import { Cookies } from './cookies.js';
import { because } from '../../../platform/errors/because.js';

const ONE_DAY = 1;

@Controller()
export class SessionController {
  constructor(
    private readonly sessions: StaffSessions,
    private readonly cookies: Cookies,
    private readonly brake: SignInBrake,
    private readonly installation: Installation,
  ) {}

  @Endpoint(routes.me)
  async me(@Req() request: LyttRequest): Promise<ViewOf<typeof routes.me>> {
    const secret = this.cookies.read(request, 'staff');
    const session = secret ? await this.sessions.find(secret) : undefined;
    return { me: session ?? null, demo: (await this.installation.madeFor()) === 'demo' };
  }

  @Endpoint(routes.signIn)
  async signIn(
    @Body({ schema: routes.signIn.body }) body: ParsedBodyOf<typeof routes.signIn>,
    @Req() request: LyttRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ViewOf<typeof routes.signIn>> {
    await this.brake.slowPassword(request.ip, body.email);
    const opened = await this.sessions.signIn(body.email, body.password);
    await this.brake.releasePassword(request.ip, body.email);
    this.cookies.set(reply, 'staff', opened.secret, ONE_DAY);
    return { step: opened.step };
  }

  @Endpoint(routes.signOut)
  async signOut(
    @Req() request: LyttRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ViewOf<typeof routes.signOut>> {
    const secret = this.cookies.read(request, 'staff');
    if (secret) await this.sessions.close(secret);
    this.cookies.clear(reply, 'staff');
    return { ok: true };
  }

  @Endpoint(routes.totp)
  async totp(
    @Body({ schema: routes.totp.body }) body: ParsedBodyOf<typeof routes.totp>,
    @Req() request: LyttRequest,
  ): Promise<ViewOf<typeof routes.totp>> {
    const secret = this.secretOf(request);
    const staffId = (await this.sessions.find(secret))?.staffId;
    if (staffId) await this.brake.slowCode(staffId);
    await this.sessions.giveTotp(secret, body.code);
    if (staffId) await this.brake.releaseCode(staffId);
    return { step: 'done' };
  }

  @Endpoint(routes.totpSetup)
  totpSetup(@Req() request: LyttRequest): Promise<ViewOf<typeof routes.totpSetup>> {
    return this.sessions.totpSetup(this.secretOf(request));
  }

  private secretOf(request: LyttRequest): string {
    const secret = this.cookies.read(request, 'staff');
    if (!secret)
      throw new DomainError('access.no-first-step', 'unauthenticated', because('access.refusal.no-first-step'));
    return secret;
  }
}
