import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { isUuid, type ParticipantActor } from '@lytt/shared';
import type { FastifyReply } from 'fastify';
import { missing } from '../../../platform/errors/domain-error.js';
import { ForParticipant, Participant, type LyttRequest } from '../../../platform/http/declare-access.js';
import { Live } from '../../../platform/live/live.js';
import { Log } from '../../../platform/logging/log.js';
import { QuestionPageQueries } from '../application/question-page.queries.js';

const HEARTBEAT_MS = 20_000;
/** Many who write at once are one piece of news. */
const GATHER_MS = 1_000;

/**
 * Tells a participant who reads a question how many posts wait that they may see and have not been shown: a number, asked
 * for anew through the masking of every other output, never what changed.
 */
@Controller()
export class LivePages {
  constructor(
    private readonly live: Live,
    private readonly queries: QuestionPageQueries,
    private readonly log: Log,
  ) {}

  @Get('/p/q/:questionId/live')
  @ForParticipant()
  stream(
    @Participant() actor: ParticipantActor,
    @Param('questionId') questionId: string,
    @Req() request: LyttRequest,
    @Res() reply: FastifyReply,
  ): void {
    if (!isUuid(questionId)) throw missing('question');
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    raw.write('retry: 5000\n\n');
    let told = 0;
    let timer: NodeJS.Timeout | undefined;
    const tell = async (): Promise<void> => {
      timer = undefined;
      const fresh = await this.queries.news(actor.studyId, actor.seatId, questionId);
      if (fresh !== told) raw.write(`data: ${JSON.stringify({ fresh })}\n\n`);
      told = fresh;
    };
    const stop = this.live.listen(actor.studyId, ({ topic }) => {
      if (topic !== 'post') return;
      timer ??= setTimeout(() => {
        void tell().catch((fault: Error) => this.log.warn('discussion.live', { fault: fault.message }));
      }, GATHER_MS);
    });
    const beat = setInterval(() => raw.write(': beat\n\n'), HEARTBEAT_MS);
    request.raw.on('close', () => {
      clearInterval(beat);
      clearTimeout(timer);
      stop();
    });
  }
}
