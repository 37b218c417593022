import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TAKING_PART } from '@lytt/shared';
import { Facts } from '../../../platform/events/facts.js';
import { localized } from '../../../platform/pages/pages.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { Guide } from '../../guide/guide.facade.js';
import { Panel } from '../../panel/panel.facade.js';
import { Studies } from '../../study/study.facade.js';
import { PostWritten } from '../discussion.events.js';
import { PostsRepository } from '../persistence/posts.repository.js';

/**
 * Whoever was answered by another of the group is told so, or a discussion would wait for them to look in by chance: once a day
 * for each question, however many reply. Moderators tell of their own words themselves.
 */
@Injectable()
export class TellOfReply implements OnModuleInit {
  constructor(
    private readonly posts: PostsRepository,
    private readonly facts: Facts,
    private readonly guide: Guide,
    private readonly panel: Panel,
    private readonly studies: Studies,
    private readonly notifications: Notifications,
  ) {}

  onModuleInit(): void {
    this.facts.on(PostWritten, (fact) => this.tell(fact));
  }

  private async tell({ studyId, kind, seatId, parentId }: PostWritten): Promise<void> {
    if (kind !== 'reply' || seatId === null) return;
    const to = await this.posts.authorAnswered(studyId, parentId, seatId);
    const seat = to && (await this.panel.seat(studyId, to.seatId));
    if (!seat || !TAKING_PART.includes(seat.state)) return;
    const question = await this.guide.question(studyId, to.questionId);
    if (!question) return;
    const { day } = await this.studies.facts(studyId);
    await this.notifications.send({
      studyId,
      kind: 'peer-reply',
      key: `peer-reply:${to.questionId}:${to.seatId}:${day}`,
      language: seat.language,
      to: { personId: seat.personId, seatId: seat.seatId },
      link: { purpose: 'sign-in', next: `/p/q/${to.questionId}` },
      values: { title: localized(question.title, seat.language) },
    });
  }
}
