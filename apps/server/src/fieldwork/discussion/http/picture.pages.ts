import { Controller, Get, Header, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { isUuid, discussionFiles, type ParticipantActor, type StaffActor } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { missing } from '../../../platform/errors/domain-error.js';
import { Allow, ForParticipant, Participant, Staff } from '../../../platform/http/declare-access.js';
import { Photos, type PhotoBytes, type PhotoSize } from '../application/photos.js';
import { StimulusPictures } from '../application/stimulus-pictures.js';

const sizeOf = (query: { size?: unknown }): PhotoSize => (query.size === 'small' ? 'small' : 'whole');

/** Pictures in the discussion: to whoever may read the words they stand beside. */
@Controller()
export class PicturePages {
  constructor(
    private readonly photos: Photos,
    private readonly stimuli: StimulusPictures,
  ) {}

  @Get('/p/photo/:photoId')
  @ForParticipant()
  @Header('x-content-type-options', 'nosniff')
  // A moment only: who may see it can change, and it may be taken away.
  @Header('cache-control', 'private, max-age=60')
  async photo(
    @Participant() actor: ParticipantActor,
    @Param('photoId') photoId: string,
    @Query() query: { size?: unknown },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const found = isUuid(photoId)
      ? await this.photos.forParticipant(actor.studyId, actor.seatId, photoId, sizeOf(query))
      : undefined;
    return send(found, reply);
  }

  @Get('/p/stimulus/:fileId')
  @ForParticipant()
  @Header('x-content-type-options', 'nosniff')
  @Header('cache-control', 'private, max-age=86400')
  async stimulus(
    @Participant() actor: ParticipantActor,
    @Param('fileId') fileId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const found = isUuid(fileId) ? await this.stimuli.find(actor.studyId, actor.seatId, fileId) : undefined;
    return send(found, reply);
  }

  @Get(`/api/v1${discussionFiles.photo.path}`)
  @Allow(discussionFiles.photo.allow)
  @Header('x-content-type-options', 'nosniff')
  @Header('cache-control', 'private, max-age=60')
  async forStaff(
    @Staff() actor: StaffActor,
    @Param('studyId') studyId: string,
    @Param('photoId') photoId: string,
    @Query() query: { size?: unknown },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const found = isUuid(photoId)
      ? await this.photos.forStaff(studyId, actor.role ?? 'observer', photoId, sizeOf(query))
      : undefined;
    return send(found, reply);
  }
}

function send(found: PhotoBytes | undefined, reply: FastifyReply): StreamableFile {
  if (!found) throw missing('picture');
  reply.header('content-type', found.type);
  return new StreamableFile(found.bytes, { type: found.type, length: found.bytes.length });
}
