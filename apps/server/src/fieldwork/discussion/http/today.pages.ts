import { Controller, Get } from '@nestjs/common';
import type { ParticipantActor } from '@lytt/shared';
import { ForParticipant, Participant } from '../../../platform/http/declare-access.js';
import { redirect, type Page, type Redirect } from '../../../platform/pages/page.js';
import { TodayQueries } from '../application/today.queries.js';
import { ParticipantPage } from './participant-page.js';
import { hostNames } from './question.presenter.js';
import { presentToday, readable } from './today.presenter.js';

@Controller()
export class TodayPages {
  constructor(
    private readonly queries: TodayQueries,
    private readonly frame: ParticipantPage,
  ) {}

  @Get('/p')
  @ForParticipant()
  home(): Redirect {
    return redirect('/p/today');
  }

  @Get('/p/today')
  @ForParticipant()
  async today(@Participant() actor: ParticipantActor): Promise<Page | Redirect> {
    const today = await this.queries.today(actor.studyId, actor.seatId);
    const elsewhere = this.frame.elsewhere(today?.reader);
    if (!today || elsewhere) return elsewhere ?? redirect('/');
    return this.frame.show(actor, today.reader, 'today', {
      title: this.frame.say(actor, 'today.title'),
      here: 'today',
      hostNames: hostNames(today.hosts),
      ...presentToday(today),
    });
  }

  @Get('/p/others')
  @ForParticipant()
  async others(@Participant() actor: ParticipantActor): Promise<Page | Redirect> {
    const today = await this.queries.today(actor.studyId, actor.seatId);
    const elsewhere = this.frame.elsewhere(today?.reader);
    if (!today || elsewhere) return elsewhere ?? redirect('/');
    return this.frame.show(actor, today.reader, 'others', {
      title: this.frame.say(actor, 'others.title'),
      here: 'others',
      questions: readable(today.questions),
    });
  }
}
