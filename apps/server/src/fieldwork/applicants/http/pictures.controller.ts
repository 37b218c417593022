import { Controller, Get, Header, Param, Res, StreamableFile } from '@nestjs/common';
import { isUuid, applicantsFiles } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { missing } from '../../../platform/errors/domain-error.js';
import { Allow } from '../../../platform/http/declare-access.js';
import { Pictures } from '../../applying/applying.facade.js';

/** Pictures that applicants sent, for the colleagues who read their answers. */
@Controller()
export class PicturesController {
  constructor(private readonly pictures: Pictures) {}

  @Get(`/api/v1${applicantsFiles.picture.path}`)
  @Allow(applicantsFiles.picture.allow)
  @Header('content-disposition', 'inline')
  @Header('x-content-type-options', 'nosniff')
  @Header('cache-control', 'private, max-age=3600')
  async picture(
    @Param('studyId') studyId: string,
    @Param('applicationId') applicationId: string,
    @Param('pictureId') pictureId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const known = isUuid(applicationId) && isUuid(pictureId);
    const found = known ? await this.pictures.find(studyId, applicationId, pictureId.toLowerCase()) : undefined;
    if (!found) throw missing('picture');
    reply.header('content-type', found.type);
    return new StreamableFile(found.bytes, { type: found.type, length: found.bytes.length });
  }
}
