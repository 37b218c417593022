import { Controller, Get, Param, Res } from '@nestjs/common';
import { panelFiles as files, type StaffActor } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { Allow, Staff } from '../../../platform/http/declare-access.js';
import { Studies } from '../../study/study.facade.js';
import { DrawFiles } from '../application/draw-files.js';
import { QuotaFiles } from '../application/quota-files.js';
import { known } from './known-id.js';

const CSV = 'text/csv; charset=utf-8';

/** What other programs for sortition read, and what lies beside the dice. Ids and attributes, never a name. */
@Controller()
export class PanelFilesController {
  constructor(
    private readonly studies: Studies,
    private readonly quotas: QuotaFiles,
    private readonly draws: DrawFiles,
  ) {}

  @Get(`/api/v1${files.quotas.path}`)
  @Allow(files.quotas.allow)
  async categories(@Param('studyId') studyId: string, @Res() reply: FastifyReply): Promise<void> {
    await this.send(reply, studyId, 'categories.csv', CSV, await this.quotas.categories(studyId));
  }

  @Get(`/api/v1${files.pool.path}`)
  @Allow(files.pool.allow)
  async respondents(
    @Param('studyId') studyId: string,
    @Staff() actor: StaffActor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, studyId, 'respondents.csv', CSV, await this.quotas.respondents(actor, studyId));
  }

  @Get(`/api/v1${files.record.path}`)
  @Allow(files.record.allow)
  async record(
    @Param('studyId') studyId: string,
    @Param('drawId') drawId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const text = await this.draws.record(studyId, known('draw', drawId));
    await this.send(reply, studyId, 'draw.json', 'application/json; charset=utf-8', text);
  }

  @Get(`/api/v1${files.numbered.path}`)
  @Allow(files.numbered.allow)
  async numbered(
    @Param('studyId') studyId: string,
    @Param('drawId') drawId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.send(reply, studyId, 'numbered.csv', CSV, await this.draws.numbered(studyId, known('draw', drawId)));
  }

  private async send(reply: FastifyReply, studyId: string, name: string, type: string, text: string): Promise<void> {
    const { slug } = await this.studies.facts(studyId);
    await reply
      .type(type)
      .header('content-disposition', `attachment; filename="${slug}-${name}"`)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .send(text);
  }
}
