import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { isUuid, guideFiles } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { invalid, missing } from '../../../platform/errors/domain-error.js';
import { Allow } from '../../../platform/http/declare-access.js';
import { StimulusFiles } from '../application/stimulus-files.js';
import { because } from '../../../platform/errors/because.js';

/** Pictures of the guide: taken from those who write it, shown to those who read it. */
@Controller()
export class GuideFilesController {
  constructor(private readonly files: StimulusFiles) {}

  @Post(`/api/v1${guideFiles.upload.path}`)
  @Allow(guideFiles.upload.allow)
  @HttpCode(200)
  async upload(
    @Param('studyId') studyId: string,
    @Query() query: { page?: unknown },
    @Body() sent: unknown,
  ): Promise<{ fileId: string; width: number; height: number }> {
    if (!(sent instanceof Uint8Array) || sent.length === 0)
      throw invalid('guide.picture', because('guide.refusal.no-bytes'));
    const { id, width, height } = await this.files.keepSent(
      studyId,
      sent,
      query.page === undefined ? 1 : Number(query.page),
    );
    return { fileId: id, width, height };
  }

  @Get(`/api/v1${guideFiles.picture.path}`)
  @Allow(guideFiles.picture.allow)
  @Header('content-disposition', 'inline')
  @Header('x-content-type-options', 'nosniff')
  @Header('cache-control', 'private, max-age=3600')
  async picture(
    @Param('studyId') studyId: string,
    @Param('fileId') fileId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const found = isUuid(fileId) ? await this.files.find(studyId, fileId.toLowerCase()) : undefined;
    if (!found) throw missing('picture');
    reply.header('content-type', found.type);
    return new StreamableFile(found.bytes, { type: found.type, length: found.bytes.length });
  }
}
