import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { ParticipantActor } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { Cookies } from '../../../foundation/access/access.facade.js';
import { ForParticipant, Participant } from '../../../platform/http/declare-access.js';
import { page, redirect, type Page, type Redirect } from '../../../platform/pages/page.js';
import { localized } from '../../../platform/pages/pages.js';
import { Studies } from '../../study/study.facade.js';
import { LeaveStudy } from '../application/leave-study.js';
import { Welcome } from '../application/welcome.js';
import { mayFollow, nextStepOf } from '../domain/seat-change.js';

/** Leaving is two presses away from every page, asks for no reason and tries to talk nobody out of it. */
@Controller('/p/leave')
export class LeavePages {
  constructor(
    private readonly leaveStudy: LeaveStudy,
    private readonly welcome: Welcome,
    private readonly studies: Studies,
    private readonly cookies: Cookies,
  ) {}

  @Get()
  @ForParticipant()
  choices(@Participant() actor: ParticipantActor): Promise<Page> {
    return this.show('panel/leave', actor);
  }

  @Post()
  @ForParticipant()
  async choose(
    @Participant() actor: ParticipantActor,
    @Body() form: { choice?: unknown } | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | Redirect> {
    if (form?.choice === 'delete') return redirect('/p/leave/delete');
    if (form?.choice !== 'stop') return this.show('panel/leave', actor);
    await this.leaveStudy.stop(actor);
    this.clearDevice(reply);
    return redirect('/goodbye/stopped');
  }

  @Get('/delete')
  @ForParticipant()
  beforeDeleting(@Participant() actor: ParticipantActor): Promise<Page> {
    return this.show('panel/leave-delete', actor);
  }

  @Post('/delete')
  @ForParticipant()
  async erase(
    @Participant() actor: ParticipantActor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Redirect> {
    await this.leaveStudy.stopAndErase(actor);
    this.clearDevice(reply);
    return redirect('/goodbye/deleted');
  }

  /** The session, and with it whatever the pages' script has kept in the browser. */
  private clearDevice(reply: FastifyReply): void {
    this.cookies.clear(reply, 'participant');
    reply.header('clear-site-data', '"storage"');
  }

  private async show(template: string, actor: ParticipantActor): Promise<Page> {
    const seat = await this.welcome.seatOf(actor);
    const study = await this.studies.facts(actor.studyId);
    const back = nextStepOf(seat);
    return page(template, {
      participant: back === null,
      studyTitle: localized(study.title, actor.language),
      languages: study.languages,
      contact: study.contact,
      mayStop: mayFollow(seat.state, 'dropped'),
      back: back ?? '/p/today',
    });
  }
}
