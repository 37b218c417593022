import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { LANGUAGES, sourceFiles as files } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { toString } from 'qrcode';
import { z } from 'zod';
import { Settings } from '../../../platform/config/settings.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { Allow, type LyttRequest } from '../../../platform/http/declare-access.js';
import { Pages } from '../../../platform/pages/pages.js';
import { Studies } from '../../study/study.facade.js';
import { SourcesQueries } from '../application/sources.queries.js';
import { linkBase } from './sources.presenter.js';

/** Nothing in them runs, whatever a source or a study is called. */
const INERT =
  "default-src 'none'; style-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const INERT_PICTURE = "default-src 'none'; sandbox";
const PostersQuery = z.strictObject({
  lang: z.enum(LANGUAGES).optional(),
  /** Code of one source, which then fills a sheet. */
  source: z.string().max(60).optional(),
});

/** Links for print. Level M reads with a seventh of the code worn away; four modules of white are what readers ask for (ISO/IEC 18004). */
const qrOf = (link: string): Promise<string> => toString(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });

@Controller()
export class SourcePrintsController {
  constructor(
    private readonly queries: SourcesQueries,
    private readonly studies: Studies,
    private readonly settings: Settings,
    private readonly pages: Pages,
  ) {}

  @Get(`/api/v1${files.qr.path}`)
  @Allow(files.qr.allow)
  async qr(
    @Param('studyId') studyId: string,
    @Param('sourceId') sourceId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const [{ slug }, sources] = await Promise.all([this.studies.facts(studyId), this.queries.links(studyId)]);
    const source = sources.find(({ id }) => id === sourceId);
    if (!source) throw missing('source');
    void reply
      .type('image/svg+xml; charset=utf-8')
      .header('content-security-policy', INERT_PICTURE)
      .header('x-content-type-options', 'nosniff')
      .header('content-disposition', `inline; filename="qr-${source.code}.svg"`)
      .header('cache-control', 'private, no-cache');
    return qrOf(`${linkBase(this.settings.publicUrl, slug)}/${source.code}`);
  }

  @Get(`/api/v1${files.posters.path}`)
  @Allow(files.posters.allow)
  async posters(
    @Param('studyId') studyId: string,
    @Query({ schema: PostersQuery }) query: z.output<typeof PostersQuery>,
    @Req() request: LyttRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const [{ slug, title, contact }, all] = await Promise.all([
      this.studies.facts(studyId),
      this.queries.links(studyId),
    ]);
    const chosen = query.source === undefined ? all : all.filter(({ code }) => code === query.source);
    if (query.source !== undefined && chosen.length === 0) throw missing('source');
    const sources = await Promise.all(
      chosen.map(async ({ code, name }) => {
        const link = `${linkBase(this.settings.publicUrl, slug)}/${code}`;
        return { name, link, picture: `data:image/svg+xml;base64,${Buffer.from(await qrOf(link)).toString('base64')}` };
      }),
    );
    void reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', INERT)
      .header('cache-control', 'private, no-store');
    const language = query.lang ?? this.pages.languageOf(request);
    return this.pages.render('applying/posters', { layout: 'none', title, contact, sources }, language);
  }
}
