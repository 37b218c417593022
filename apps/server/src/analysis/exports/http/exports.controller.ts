import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import {
  EXPORT_FILES,
  ExportQuery,
  exportsRoutes as routes,
  type ExportKind,
  type ParsedQueryOf,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Allow, Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { Studies } from '../../../fieldwork/study/study.facade.js';
import { csvText, type Field } from '../../../platform/tables/csv-text.js';
import { ExportLog } from '../application/export-log.js';
import { TellHypotheses } from '../application/tell-hypotheses.js';
import { TellQuotes } from '../application/tell-quotes.js';
import { WriteReport } from '../application/write-report.js';
import { dateInName } from '../domain/say-dates.js';

type Wish = z.output<typeof ExportQuery>;
const SAMPLE = 5;
const TYPE: Record<ExportKind, string> = {
  quotes: 'text/csv; charset=utf-8',
  hypotheses: 'text/csv; charset=utf-8',
  report: 'text/html; charset=utf-8',
};

/** A report holds participants' words and nothing that runs; should a quote ever get past the escaping, it still does not. */
const INERT =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

@Controller()
export class ExportsController {
  constructor(
    private readonly studies: Studies,
    private readonly log: ExportLog,
    private readonly tellQuotes: TellQuotes,
    private readonly tellHypotheses: TellHypotheses,
    private readonly writeReport: WriteReport,
  ) {}

  @Endpoint(routes.list)
  async list(@Param('studyId') studyId: string): Promise<ViewOf<typeof routes.list>> {
    return { items: await this.log.list(studyId) };
  }

  @Endpoint(routes.sample)
  async sample(
    @Param('studyId') studyId: string,
    @Query({ schema: routes.sample.query }) query: ParsedQueryOf<typeof routes.sample>,
  ): Promise<ViewOf<typeof routes.sample>> {
    const { columns, batches } = await this.tellQuotes.table(studyId, query.lang);
    const rows: string[][] = [];
    for await (const batch of batches) {
      rows.push(...batch.slice(0, SAMPLE - rows.length).map((row) => row.map(said)));
      if (rows.length >= SAMPLE) break;
    }
    return { counts: await this.log.counts(studyId, 'report'), columns, rows };
  }

  @Get(`/api/v1${EXPORT_FILES.quotes.path}`)
  @Allow(EXPORT_FILES.quotes.allow)
  async quotes(
    @Param('studyId') studyId: string,
    @Query({ schema: ExportQuery }) wish: Wish,
    @Staff() actor: StaffActor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { columns, batches } = await this.tellQuotes.table(studyId, wish.lang);
    await this.send(reply, actor, studyId, 'quotes', wish, csvText(columns, batches));
  }

  @Get(`/api/v1${EXPORT_FILES.hypotheses.path}`)
  @Allow(EXPORT_FILES.hypotheses.allow)
  async hypotheses(
    @Param('studyId') studyId: string,
    @Query({ schema: ExportQuery }) wish: Wish,
    @Staff() actor: StaffActor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(
      reply,
      actor,
      studyId,
      'hypotheses',
      wish,
      csvText(this.tellHypotheses.columns, this.tellHypotheses.rows(studyId, wish.lang)),
    );
  }

  @Get(`/api/v1${EXPORT_FILES.report.path}`)
  @Allow(EXPORT_FILES.report.allow)
  async report(
    @Param('studyId') studyId: string,
    @Query({ schema: ExportQuery }) wish: Wish,
    @Staff() actor: StaffActor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, actor, studyId, 'report', wish, this.writeReport.html(studyId, wish.lang));
  }

  private async send(
    reply: FastifyReply,
    actor: StaffActor,
    studyId: string,
    kind: ExportKind,
    wish: Wish,
    chunks: AsyncIterable<string>,
  ): Promise<void> {
    const { slug, now, timeZone } = await this.studies.facts(studyId);
    const stream = await this.log.start(actor, studyId, kind, wish.lang, chunks);
    const name = `${slug}-${kind}-${dateInName(now, timeZone)}${kind === 'report' ? `-${wish.lang}.html` : '.csv'}`;
    const shown = kind === 'report' && wish.open === '1';
    await reply
      .type(TYPE[kind])
      .header('content-disposition', `${shown ? 'inline' : 'attachment'}; filename="${name}"`)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', INERT)
      .send(Readable.from(stream, { objectMode: false }));
  }
}

const said = (field: Field): string =>
  field === null ? '' : typeof field === 'boolean' ? (field ? '1' : '0') : String(field);
