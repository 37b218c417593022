import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type LyttRequest } from '../../../platform/http/declare-access.js';
import { Live } from '../../../platform/live/live.js';

const HEARTBEAT_MS = 20_000;

/** Server-sent events for staff: which topic of the study changed, in ids. What changed is asked for through its own door. */
@Controller()
export class LiveController {
  constructor(private readonly live: Live) {}

  @Get('/api/v1/studies/:studyId/live')
  @Allow('study.read')
  stream(@Param('studyId') studyId: string, @Req() request: LyttRequest, @Res() reply: FastifyReply): void {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 3000\n\n');
    const stop = this.live.listen(studyId, (news) =>
      raw.write(`data: ${JSON.stringify({ topic: news.topic, id: news.id })}\n\n`),
    );
    const beat = setInterval(() => raw.write(': beat\n\n'), HEARTBEAT_MS);
    request.raw.on('close', () => {
      clearInterval(beat);
      stop();
    });
  }
}
