import { timingSafeEqual } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Installation } from '../../../platform/installation/installation.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { Public } from '../../../platform/http/declare-access.js';
import { page, redirect, type Page, type Redirect } from '../../../platform/pages/page.js';
import { hashOf } from '../../../platform/vault/vault.js';
import { ParticipantDoors } from '../application/participant-doors.js';
import { StaffSessions } from '../application/staff-sessions.js';
import { Cookies } from './cookies.js';

interface DemoDoor {
  role: string;
  tokenHash: string;
  staffId?: string;
  seatId?: string;
  studyId?: string;
}

/** The sign-in links that `npm run demo` prints. Only a database made by the demo knows any, and every other answers 404. */
@Controller('/demo')
export class DemoDoorController {
  constructor(
    private readonly installation: Installation,
    private readonly sessions: StaffSessions,
    private readonly doors: ParticipantDoors,
    private readonly cookies: Cookies,
  ) {}

  @Get('/:token')
  @Public('the token is the proof, and only a demo database holds one')
  async look(@Param('token') token: string): Promise<Page> {
    return page('access/demo-door', { role: (await this.doorOf(token)).role });
  }

  @Post('/:token')
  @Public('the token is the proof, and only a demo database holds one')
  async enter(
    @Param('token') token: string,
    @Body() _form: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirect> {
    const door = await this.doorOf(token);
    if (door.seatId && door.studyId) {
      this.cookies.set(reply, 'participant', await this.doors.openSession(door.studyId, door.seatId, 'nb'), 1);
      return redirect('/p/today');
    }
    if (!door.staffId) throw missing('demo');
    this.cookies.set(reply, 'staff', (await this.sessions.openFor(door.staffId, true)).secret, 1);
    return redirect('/admin/');
  }

  private async doorOf(token: string): Promise<DemoDoor> {
    const isDemo = (await this.installation.madeFor()) === 'demo';
    const doors = isDemo ? await this.installation.find<DemoDoor[]>('demo-doors') : undefined;
    const hash = hashOf(token);
    const door = doors?.find((candidate) => timingSafeEqual(Buffer.from(candidate.tokenHash, 'hex'), hash));
    if (!door) throw missing('demo');
    return door;
  }
}
