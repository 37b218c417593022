import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Query, Res } from '@nestjs/common';
import {
  applicantsFiles as files,
  applicantsRoutes as routes,
  type ParsedBodyOf,
  type ParsedQueryOf,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Allow, Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { csvText } from '../../../platform/tables/csv-text.js';
import { Studies } from '../../study/study.facade.js';
import { ExportApplicants } from '../application/export-applicants.js';
import { ImportApplications } from '../application/import-applications.js';

/** Applicants as a table, out and in. */
@Controller()
export class ApplicantsFileController {
  constructor(
    private readonly studies: Studies,
    private readonly exporting: ExportApplicants,
    private readonly importing: ImportApplications,
  ) {}

  @Get(`/api/v1${files.applicants.path}`)
  @Allow(files.applicants.allow)
  async applicants(
    @Param('studyId') studyId: string,
    @Query({ schema: files.applicants.query }) wish: z.output<typeof files.applicants.query>,
    @Staff() actor: StaffActor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { contact, lang, ...filter } = wish;
    const { slug } = await this.studies.facts(studyId);
    const { columns, batches } = await this.exporting.table(actor, studyId, filter, lang, contact === '1');
    await reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${slug}-applicants.csv"`)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .send(Readable.from(csvText(columns, batches), { objectMode: false }));
  }

  @Endpoint(routes.importApplications)
  import(
    @Param('studyId') studyId: string,
    @Query({ schema: routes.importApplications.query }) wish: ParsedQueryOf<typeof routes.importApplications>,
    @Body({ schema: routes.importApplications.body }) bytes: ParsedBodyOf<typeof routes.importApplications>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.importApplications>> {
    return this.importing.import(actor, studyId, wish, bytes);
  }
}
