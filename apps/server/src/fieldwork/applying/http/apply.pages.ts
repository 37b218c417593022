import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { nearestLanguage, type Language } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { missing } from '../../../platform/errors/domain-error.js';
import { Public, type LyttRequest } from '../../../platform/http/declare-access.js';
import { keepLanguage } from '../../../platform/pages/chosen-language.js';
import { page, redirect, type Page, type Redirect } from '../../../platform/pages/page.js';
import { localized, Pages } from '../../../platform/pages/pages.js';
import { PeopleRegister, type Person } from '../../../foundation/privacy/privacy.facade.js';
import { newSecret } from '../../../platform/vault/vault.js';
import { AnswerPage } from '../application/answer-page.js';
import { Applications, type Doorway, type OwnApplication } from '../application/applications.js';
import { DecideApplication } from '../application/decide-application.js';
import { Screeners, unfinishedPage, type Answers, type OpenPage } from '../../screener/screener.facade.js';
import { StartApplication } from '../application/start-application.js';
import { ApplicantCookie } from './applicant-cookie.js';
import { readSentForm } from '../../../platform/http/read-sent-form.js';
import { checkView, contactValues, doorView, pageView } from './form.presenter.js';

interface Door {
  slug: string;
  code: string;
}
interface PageOf extends Door {
  page: string;
}
type Answer = Promise<Page | Redirect>;

const ENDS = ['thanks', 'end', 'end-unstored'];
const PUBLIC = { kind: 'public' } as const;
/** Fields of the form that are no questions; a question's name begins with a letter. */
const SHOWN = '_shown';
const DO = '_do';
/** What the button to begin carries, so that pressing it twice begins one form. */
const START = '_start';
/** The language to go on in: sent with the page, so that what was typed on it comes along. */
const IN = '_language';
/** A trap for programs: people do not see it, and who meets it all the same is asked to leave it empty. */
const TRAP = '_website';

/** The letter and the screener: plain pages that anybody with a source's link may open, with or without JavaScript. */
@Controller()
export class ApplyPages {
  constructor(
    private readonly pages: Pages,
    private readonly cookie: ApplicantCookie,
    private readonly applications: Applications,
    private readonly screeners: Screeners,
    private readonly starting: StartApplication,
    private readonly answering: AnswerPage,
    private readonly deciding: DecideApplication,
    private readonly people: PeopleRegister,
  ) {}

  @Get('/r/:slug/:code')
  @Public('the letter of a study, for whoever was given the link')
  async letter(@Param() { slug, code }: Door, @Req() request: LyttRequest): Answer {
    const doorway = await this.applications.doorway(slug, code);
    const language = this.languageFor(request, doorway);
    if (doorway.study.phase !== 'recruiting') return this.closed(doorway, language);
    const held = await this.applications.held(doorway.study.id, this.cookie.read(request));
    if (doorway.source.paused && held?.state !== 'started') return this.paused(doorway, language);
    // Coming back from an own page, as by the choice of language, is no new visit.
    if (request.headers['sec-fetch-site'] !== 'same-origin') await this.starting.countVisit(doorway);
    const { letter } = doorway.study;
    return page(
      'applying/letter',
      {
        ...doorView(doorway, language),
        title: localized(letter.heading, language),
        letter,
        start: newSecret(),
        resume: held?.state === 'started',
      },
      { language },
    );
  }

  @Post('/r/:slug/:code')
  @Public('begins a form of ones own, known by a cookie')
  async start(
    @Param() { slug, code }: Door,
    @Body() sent: Record<string, unknown> | undefined,
    @Req() request: LyttRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Answer {
    const doorway = await this.applications.doorway(slug, code);
    const language = this.languageFor(request, doorway);
    if (doorway.study.phase !== 'recruiting') return this.closed(doorway, language);
    const held = await this.applications.held(doorway.study.id, this.cookie.read(request));
    if (held?.state === 'started') return redirect(await this.whereNext(doorway, held));
    if (doorway.source.paused) return this.paused(doorway, language);
    const started = await this.starting.start(doorway, request.ip, language, sent?.[START]);
    if (started.kind === 'wait') {
      reply.header('retry-after', started.seconds);
      return page(
        'applying/wait',
        { ...doorView(doorway, language), seconds: started.seconds, start: newSecret() },
        { status: 429, language },
      );
    }
    this.cookie.set(reply, slug, started.secret);
    const logic = await this.screeners.current(doorway.study.id);
    return redirect(`${base(doorway)}/${logic.settle({}).open[0]?.page.name ?? 'check'}`);
  }

  @Get('/r/:slug/:code/:page')
  @Public('a page of ones own form, known by a cookie')
  async show(
    @Param() { slug, code, page: name }: PageOf,
    @Query('to') to: unknown,
    @Req() request: LyttRequest,
  ): Answer {
    const doorway = await this.applications.doorway(slug, code);
    const language = this.languageFor(request, doorway);
    if (ENDS.includes(name)) return this.end(doorway, language, name);
    if (doorway.study.phase !== 'recruiting') return this.closed(doorway, language);
    const held = await this.applications.held(doorway.study.id, this.cookie.read(request));
    if (!held) return redirect(base(doorway));
    if (held.state !== 'started') return redirect(`${base(doorway)}/${held.state === 'completed' ? 'thanks' : 'end'}`);
    const logic = await this.screeners.current(doorway.study.id);
    if (name !== 'check' && !logic.pages.some((one) => one.name === name)) throw missing('page');
    const { answers, open } = logic.settle(held.answers);
    const found = open.findIndex((one) => one.page.name === name);
    const unfinished = unfinishedPage(logic, { ...held, answers }, open);
    const first = unfinished ? open.indexOf(unfinished) : open.length;
    // Pages are answered in order; what lies behind an unanswered one may not even be a question for this person.
    if (name === 'check' ? unfinished : found < 0 || found > first)
      return redirect(await this.whereNext(doorway, held));
    const here = open[found];
    const person = !here || logic.isContact(here.page) ? await this.ownContact(held) : undefined;
    if (!here)
      return page('applying/check', checkView(doorway, logic, { ...held, answers }, open, person, language), {
        language,
      });
    return page(
      'applying/page',
      pageView(
        doorway,
        {
          logic,
          answers,
          open,
          page: here,
          values: { ...answers, ...contactValues(logic, person) },
          faults: {},
          toCheck: to === 'check',
        },
        language,
        this.pages,
      ),
      { language },
    );
  }

  @Post('/r/:slug/:code/:page')
  @Public('answers a page of ones own form, known by a cookie')
  async answer(
    @Param() { slug, code, page: pageName }: PageOf,
    @Query('to') to: unknown,
    @Req() request: LyttRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Answer {
    const doorway = await this.applications.doorway(slug, code);
    const before = this.languageFor(request, doorway);
    if (doorway.study.phase !== 'recruiting') return this.closed(doorway, before);
    if (pageName === 'check') return this.send(doorway, request, reply, before);
    const sent = await readSentForm(request);
    const { [SHOWN]: shown, [DO]: wish, [TRAP]: trap, [IN]: wished, ...fields } = sent.fields;
    const chosen = doorway.study.languages.find((one) => one === wished);
    if (chosen) keepLanguage(reply, chosen);
    const language = chosen ?? before;
    const staying = wished !== undefined;
    const goingBack = wish === 'back' || staying;
    const outcome = await this.answering.answer({
      studyId: doorway.study.id,
      secret: this.cookie.read(request),
      pageName,
      language,
      fields,
      files: sent.files,
      trapped: typeof trap === 'string' && trap.trim() !== '',
      shown: typeof shown === 'string' ? shown.split(' ') : [],
      goingBack,
    });
    switch (outcome.kind) {
      case 'no-form':
        return redirect(base(doorway));
      case 'refused':
        this.cookie.clear(reply, slug);
        return redirect(`${base(doorway)}/${outcome.keptNothing ? 'end-unstored' : 'end'}`);
      case 'more-here':
        return redirect(`${base(doorway)}/${pageName}${to === 'check' ? '?to=check' : ''}#q-${outcome.first}`);
      case 'faults':
        return page(
          'applying/page',
          pageView(
            doorway,
            {
              ...outcome,
              answers: outcome.application.answers,
              values: { ...picturesOf(outcome), ...fields },
              toCheck: to === 'check',
            },
            language,
            this.pages,
          ),
          { status: 422, language },
        );
      case 'kept': {
        if (staying) return redirect(`${base(doorway)}/${pageName}${to === 'check' ? '?to=check' : ''}`);
        const names = outcome.open.map((one) => one.page.name);
        const step = names.indexOf(pageName) + (goingBack ? -1 : 1);
        if (goingBack) return redirect(names[step] ? `${base(doorway)}/${names[step]}` : base(doorway));
        return redirect(`${base(doorway)}/${(to === 'check' ? outcome.unfinished : names[step]) ?? 'check'}`);
      }
    }
  }

  private async send(doorway: Doorway, request: LyttRequest, reply: FastifyReply, language: Language): Answer {
    const decided = await this.deciding.complete(doorway.study.id, this.cookie.read(request), language);
    if (decided.kind === 'no-form') return redirect(base(doorway));
    if (decided.kind === 'unfinished') return redirect(`${base(doorway)}/${decided.page}?to=check`);
    this.cookie.clear(reply, doorway.study.slug);
    if (decided.kind === 'completed') return redirect(`${base(doorway)}/thanks`);
    return redirect(`${base(doorway)}/${decided.keptNothing ? 'end-unstored' : 'end'}`);
  }

  /** The reader's language as far as the study speaks it: of these pages and of the mails that follow. */
  private languageFor(request: LyttRequest, { study }: Doorway): Language {
    return nearestLanguage(this.pages.languageOf(request), study.languages);
  }

  /** The first page that lacks an answer, else the page where all are checked. */
  private async whereNext(doorway: Doorway, held: OwnApplication): Promise<string> {
    const logic = await this.screeners.current(doorway.study.id);
    const { answers, open } = logic.settle(held.answers);
    return `${base(doorway)}/${unfinishedPage(logic, { ...held, answers }, open)?.page.name ?? 'check'}`;
  }

  private async ownContact({ studyId, personId }: OwnApplication): Promise<Person | undefined> {
    return personId
      ? (await this.people.lookUp(PUBLIC, studyId, [personId], 'applicant sees their own form')).get(personId)
      : undefined;
  }

  private closed(doorway: Doorway, language: Language): Page {
    const early = doorway.study.phase === 'draft';
    return page('applying/closed', { ...doorView(doorway, language), early }, { language });
  }

  private paused(doorway: Doorway, language: Language): Page {
    return page('applying/paused', doorView(doorway, language), { language });
  }

  private end(doorway: Doorway, language: Language, which: string): Page {
    const view = { completed: which === 'thanks', unstored: which === 'end-unstored' };
    return page('applying/end', { ...doorView(doorway, language), ...view }, { language });
  }
}

/** What no form sends back: the pictures that are there already. */
const picturesOf = ({ page: { questions }, application }: { page: OpenPage; application: OwnApplication }): Answers =>
  Object.fromEntries(
    questions
      .filter(({ question }) => question.type === 'file')
      .map(({ question: { name } }) => [name, application.answers[name]]),
  );

const base = ({ study, source }: Doorway): string => `/r/${study.slug}/${source.code}`;
