import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { LIMITS, type ParticipantActor } from '@lytt/shared';
import { ForParticipant, Participant, type LyttRequest } from '../../../platform/http/declare-access.js';
import { page, redirect, type Page, type Redirect } from '../../../platform/pages/page.js';
import { localized } from '../../../platform/pages/pages.js';
import { Studies } from '../../study/study.facade.js';
import { Welcome } from '../application/welcome.js';
import { nextStepOf } from '../domain/seat-change.js';
import { ChosenLanguage } from './chosen-language.js';

type Form = Record<string, unknown> | undefined;
const AFTERWARDS = '/p/today';
const text = (form: Form, name: string): string => (typeof form?.[name] === 'string' ? form[name] : '');

/** The agreement and the alias: once each, in this order, before the discussion opens. */
@Controller('/p')
export class WelcomePages {
  constructor(
    private readonly welcome: Welcome,
    private readonly studies: Studies,
    private readonly chosen: ChosenLanguage,
  ) {}

  @Get('/welcome')
  @ForParticipant()
  async agreement(@Participant() actor: ParticipantActor, @Req() request: LyttRequest): Promise<Page | Redirect> {
    const next = nextStepOf(await this.welcome.seatOf(actor));
    return next === '/p/welcome'
      ? this.agreementPage(await this.chosen.follow(actor, request), {})
      : redirect(next ?? AFTERWARDS);
  }

  @Post('/welcome')
  @ForParticipant()
  async agree(@Participant() actor: ParticipantActor, @Body() form: Form): Promise<Page | Redirect> {
    const next = nextStepOf(await this.welcome.seatOf(actor));
    if (next !== '/p/welcome') return redirect(next ?? AFTERWARDS);
    if (text(form, 'agree') !== 'yes') return this.agreementPage(actor, { notTicked: true });
    const agreed = await this.welcome.agree(actor, text(form, 'version'));
    return agreed ? redirect('/p/alias') : this.agreementPage(actor, { changed: true });
  }

  @Get('/alias')
  @ForParticipant()
  async alias(
    @Participant() actor: ParticipantActor,
    @Query('more') more: unknown,
    @Req() request: LyttRequest,
  ): Promise<Page | Redirect> {
    const next = nextStepOf(await this.welcome.seatOf(actor));
    return next === '/p/alias'
      ? this.aliasPage(await this.chosen.follow(actor, request), roundOf(more), {})
      : redirect(next ?? AFTERWARDS);
  }

  @Post('/alias')
  @ForParticipant()
  async takeAlias(@Participant() actor: ParticipantActor, @Body() form: Form): Promise<Page | Redirect> {
    const next = nextStepOf(await this.welcome.seatOf(actor));
    if (next !== '/p/alias') return redirect(next ?? AFTERWARDS);
    const pick = text(form, 'pick');
    const own = text(form, 'own').slice(0, 200);
    const round = roundOf(form?.['more']);
    const again = (fault: string): Promise<Page> => this.aliasPage(actor, round, { fault, pick, own });
    const picked = pick !== '' && pick !== 'own';
    if (!picked && own.trim() === '') return again('none');
    if (picked && own.trim() !== '' && own.trim() !== pick) return again('both');
    const fault = await this.welcome.takeAlias(actor, picked ? pick : own);
    return fault ? again(fault) : redirect(AFTERWARDS);
  }

  private async agreementPage(
    actor: ParticipantActor,
    faults: { notTicked?: boolean; changed?: boolean },
  ): Promise<Page> {
    const { agreement, title, languages } = await this.studies.facts(actor.studyId);
    const view = { studyTitle: localized(title, actor.language), languages, agreement, ...faults };
    return page('panel/welcome', view, {
      status: faults.notTicked || faults.changed ? 422 : 200,
      language: actor.language,
    });
  }

  private async aliasPage(
    actor: ParticipantActor,
    round: number,
    typed: { fault?: string; pick?: string; own?: string },
  ): Promise<Page> {
    const { title, languages } = await this.studies.facts(actor.studyId);
    const suggestions = await this.welcome.suggestions(actor, round);
    const view = {
      studyTitle: localized(title, actor.language),
      languages,
      suggestions: suggestions.map((name) => ({ name, chosen: name === typed.pick })),
      round,
      next: round + 1,
      ownChosen: typed.pick === 'own',
      limits: LIMITS.alias,
      ...typed,
      faultKey: typed.fault ? `panel.alias.fault.${typed.fault}` : null,
    };
    return page('panel/alias', view, { status: typed.fault ? 422 : 200, language: actor.language });
  }
}

function roundOf(typed: unknown): number {
  const round = Number(typed);
  return Number.isInteger(round) && round >= 0 && round < 1_000 ? round : 0;
}
