import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  isUuid,
  moderationRoutes as routes,
  type ActView,
  type ItemView,
  type ParsedBodyOf,
  type ParsedQueryOf,
  type StaffActor,
  type ViewOf,
} from '@lytt/shared';
import { Endpoint, Staff } from '../../../platform/http/declare-access.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { HoldItem } from '../application/hold-item.js';
import { MarkItem } from '../application/mark-item.js';
import { ProbeAuthor } from '../application/probe-author.js';
import { ReadItem } from '../application/read-item.js';
import { ReplyToQuestion } from '../application/reply-to-question.js';
import { PROBE_LIBRARY } from '../domain/probe-library.js';

const known = (postId: string): string => {
  if (!isUuid(postId)) throw missing('answer');
  return postId;
};

@Controller()
export class ModerationController {
  constructor(
    private readonly reading: ReadItem,
    private readonly marking: MarkItem,
    private readonly holding: HoldItem,
    private readonly probing: ProbeAuthor,
    private readonly replying: ReplyToQuestion,
  ) {}

  @Endpoint(routes.queue)
  queue(
    @Param('studyId') studyId: string,
    @Query({ schema: routes.queue.query }) query: ParsedQueryOf<typeof routes.queue>,
    @Staff() actor: StaffActor,
  ): Promise<ViewOf<typeof routes.queue>> {
    const holderId = query.mine === 'yes' ? actor.staffId : undefined;
    return this.reading.queue(studyId, {
      list: query.list,
      holderId,
      questionId: query.question,
      seatId: query.person,
    });
  }

  @Endpoint(routes.probeLibrary)
  probeLibrary(): ViewOf<typeof routes.probeLibrary> {
    return { items: PROBE_LIBRARY.map(({ key, text }) => ({ key, text })) };
  }

  @Endpoint(routes.item)
  item(
    @Param('studyId') studyId: string,
    @Param('postId') postId: string,
    @Staff() actor: StaffActor,
  ): Promise<ItemView> {
    return this.reading.item(actor, studyId, known(postId));
  }

  @Endpoint(routes.mark)
  mark(
    @Param('studyId') studyId: string,
    @Param('postId') postId: string,
    @Body({ schema: routes.mark.body }) body: ParsedBodyOf<typeof routes.mark>,
    @Staff() actor: StaffActor,
  ): Promise<ActView> {
    return this.marking.mark(actor, studyId, known(postId), body.as);
  }

  @Endpoint(routes.undo)
  undo(
    @Param('studyId') studyId: string,
    @Param('postId') postId: string,
    @Body({ schema: routes.undo.body }) body: ParsedBodyOf<typeof routes.undo>,
    @Staff() actor: StaffActor,
  ): Promise<ActView> {
    return this.marking.undo(actor, studyId, known(postId), body.change);
  }

  @Endpoint(routes.hold)
  hold(
    @Param('studyId') studyId: string,
    @Param('postId') postId: string,
    @Body({ schema: routes.hold.body }) body: ParsedBodyOf<typeof routes.hold>,
    @Staff() actor: StaffActor,
  ): Promise<ActView> {
    return this.holding.hold(actor, studyId, known(postId), body);
  }

  @Endpoint(routes.probe)
  probe(
    @Param('studyId') studyId: string,
    @Param('postId') postId: string,
    @Body({ schema: routes.probe.body }) body: ParsedBodyOf<typeof routes.probe>,
    @Staff() actor: StaffActor,
  ): Promise<ActView> {
    return this.probing.probe(actor, studyId, known(postId), body);
  }

  @Endpoint(routes.reply)
  reply(
    @Param('studyId') studyId: string,
    @Param('postId') postId: string,
    @Body({ schema: routes.reply.body }) body: ParsedBodyOf<typeof routes.reply>,
    @Staff() actor: StaffActor,
  ): Promise<ActView> {
    return this.replying.reply(actor, studyId, known(postId), body);
  }
}
