import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { LANGUAGES, nearestLanguage, screenerPages, type Language } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { Allow, type LyttRequest } from '../../../platform/http/declare-access.js';
import { page, redirect, type Page, type Redirect } from '../../../platform/pages/page.js';
import { localized, Pages } from '../../../platform/pages/pages.js';
import { Studies, type StudyFacts } from '../../study/study.facade.js';
import type { Doorway } from '../application/applications.js';
import { OpenPreview, type InTheWay } from '../../screener/screener.facade.js';
import { applicationOf, WalkPreview, type Step, type Walk } from '../application/walk-preview.js';
import { readSentForm } from '../../../platform/http/read-sent-form.js';
import { checkView, pageView } from './form.presenter.js';

const { path: PATH, allow: ALLOW } = screenerPages.preview;
/** Fields of the form that are no questions; a question's name begins with a letter. */
const WALK = '_walk';
const SHOWN = '_shown';
const DO = '_do';

interface Asked {
  lang?: unknown;
  of?: unknown;
  to?: unknown;
}
interface Frame {
  study: StudyFacts;
  language: Language;
  /** `/studies/…/preview` and what every address below it carries along. */
  base: string;
  query: string;
}

/** The screener as an applicant would meet it, for the editor's frame: the same pages, and nothing of it is kept. */
@Controller()
export class PreviewPages {
  constructor(
    private readonly pages: Pages,
    private readonly studies: Studies,
    private readonly previews: OpenPreview,
    private readonly walks: WalkPreview,
  ) {}

  @Get(PATH)
  @Allow(ALLOW)
  async begin(
    @Param('studyId') studyId: string,
    @Query() asked: Asked,
    @Req() request: LyttRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page> {
    const frame = await this.frame(studyId, asked, request, reply);
    const found = await this.previews.open(studyId, ofWhich(asked));
    return 'inTheWay' in found ? unshowable(frame, found.inTheWay) : letter(frame);
  }

  /** A page of the walk lives in its form alone; reloading one begins again. */
  @Get(`${PATH}/:page`)
  @Allow(ALLOW)
  again(@Param('studyId') studyId: string, @Query() asked: Asked, @Req() request: LyttRequest): Redirect {
    return redirect(PATH.replace(':studyId', studyId) + queryOf(asked, this.language(asked, request)));
  }

  @Post(`${PATH}/:page`)
  @Allow(ALLOW)
  async walk(
    @Param() { studyId, page: pageName }: { studyId: string; page: string },
    @Query() asked: Asked,
    @Req() request: LyttRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page> {
    const frame = await this.frame(studyId, asked, request, reply);
    const found = await this.previews.open(studyId, ofWhich(asked));
    if ('inTheWay' in found) return unshowable(frame, found.inTheWay);
    const { fields: body, files } = await readSentForm(request);
    const { [WALK]: sent, [SHOWN]: shown, [DO]: wish } = body;
    const step = this.walks.step(found.logic, {
      studyId,
      language: frame.language,
      pageName,
      walk: this.walks.readWalk(sent),
      fields: Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith('_'))),
      files,
      shown: typeof shown === 'string' ? shown.split(' ') : [],
      wish: wish === 'back' || wish === 'show' ? wish : pageName === 'start' ? 'show' : 'on',
      toCheck: asked.to === 'check',
    });
    return this.show(frame, step, asked.to === 'check');
  }

  private show(frame: Frame, step: Step, toCheck: boolean): Page {
    const { study, language } = frame;
    if (step.kind === 'letter') return letter(frame);
    if (step.kind === 'end')
      return page('applying/end', { ...around(frame), completed: step.completed, unstored: step.unstored }, frame);
    const { logic, walk, open, page: here, values, faults } = step;
    const doorway = doorwayOf(study);
    if (!here) {
      const own = applicationOf(study.id, walk);
      const view = checkView(doorway, logic, own, open, walk.person, language);
      return page('applying-preview/check', { ...view, ...around(frame, walk, 'check') }, frame);
    }
    const view = pageView(
      doorway,
      { logic, answers: walk.answers, open, page: here, values, faults, toCheck },
      language,
      this.pages,
    );
    const action = `${frame.base}/${here.page.name}${frame.query}${toCheck ? '&to=check' : ''}`;
    return page(
      'applying/page',
      { ...view, ...around(frame, walk, here.page.name), action },
      { language, status: Object.keys(faults).length > 0 ? 422 : 200 },
    );
  }

  private async frame(studyId: string, asked: Asked, request: LyttRequest, reply: FastifyReply): Promise<Frame> {
    letItBeFramed(reply);
    const study = await this.studies.facts(studyId);
    const language = nearestLanguage(this.language(asked, request), study.languages);
    return { study, language, base: PATH.replace(':studyId', studyId), query: queryOf(asked, language) };
  }

  private language({ lang }: Asked, request: LyttRequest): Language {
    return LANGUAGES.find((language) => language === lang) ?? this.pages.languageOf(request);
  }
}

const ofWhich = ({ of }: Asked): 'draft' | 'published' => (of === 'published' ? 'published' : 'draft');
const queryOf = (asked: Asked, language: Language): string => `?lang=${language}&of=${ofWhich(asked)}`;

/** The admin shows these pages in a frame of its own; no other page of Lytt may be framed by anybody. */
function letItBeFramed(reply: FastifyReply): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  reply.header('content-security-policy', policy.replace(/frame-ancestors [^;]*/, "frame-ancestors 'self'"));
  reply.removeHeader('x-frame-options');
}

/** No source stands behind a preview; its pages show none. */
const doorwayOf = (study: StudyFacts): Doorway => ({
  study,
  source: { id: '', code: 'preview', name: '', paused: false },
});

/** What the preview's frame needs around any page, and what its forms carry from page to page. */
function around({ study, language, base, query }: Frame, walk?: Walk, name?: string): object {
  return {
    layout: 'preview',
    studyTitle: localized(study.title, language),
    contact: study.contact,
    previewStart: base + query,
    languages: study.languages.map((one) => ({
      code: one,
      current: one === language,
      action: `${base}${name ? `/${name}` : ''}${query.replace(/lang=\w+/, `lang=${one}`)}`,
    })),
    /** A page of the walk changes its language without losing what was answered; the others are opened anew. */
    walking: name !== undefined,
    carried: [{ name: WALK, value: JSON.stringify(walk ?? { answers: {} }) }],
    checkAction: `${base}/check${query}`,
    changeBase: base,
    changeQuery: `${query}&to=check`,
  };
}

function letter(frame: Frame): Page {
  const { study, language, base, query } = frame;
  const { letter: text } = study;
  return page(
    'applying/letter',
    { ...around(frame), base: `${base}/start${query}`, title: localized(text.heading, language), letter: text },
    { language },
  );
}

const unshowable = (frame: Frame, inTheWay: readonly InTheWay[]): Page =>
  page(
    'applying-preview/faults',
    {
      ...around(frame),
      faults: inTheWay.map(({ path, why }) => ({ path, text: `applying.preview.in-the-way.${why}` })),
    },
    { language: frame.language },
  );
