import { Controller, Get, Res } from '@nestjs/common';
import { studyFileJsonSchema } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { Public } from '../../../platform/http/declare-access.js';

const AN_HOUR = 3600;

/** Editors ask for it by its address; it changes with a release and not otherwise. */
@Controller()
export class StudyFileSchemaController {
  private readonly text = `${JSON.stringify(studyFileJsonSchema(), null, 2)}\n`;

  @Get('/schema/study-file.json')
  @Public('says what a study file looks like, and nothing of any study')
  schema(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.type('application/schema+json; charset=utf-8').header('cache-control', `public, max-age=${AN_HOUR}`);
    return this.text;
  }
}
