import { Injectable } from '@nestjs/common';
import { LIMITS, TAKING_PART, type StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, invalid, missing, type DomainError } from '../../../platform/errors/domain-error.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { Panel, type SeatView } from '../../panel/panel.facade.js';
import { checkWords, plainWords } from '../domain/words.js';
import { WritePost } from './write-post.js';
import type { WrittenPost } from '../domain/written-post.js';
import { WrittenQueries } from './written.queries.js';
import { PostsRepository } from '../persistence/posts.repository.js';
import { because } from '../../../platform/errors/because.js';

/** Words of a moderator, as they were sent; the same key again is the same sending. */
export interface ModeratorsWords {
  body: string;
  key?: string | undefined;
}
const SENT_ALREADY = (): DomainError => conflict('discussion.sent-already', because('discussion.refusal.sent-already'));

/** What a moderator writes: a private probe to an answer, or a reply where the post was written. */
@Injectable()
export class SpeakAsModerator {
  constructor(
    private readonly work: UnitOfWork,
    private readonly posts: WrittenQueries,
    private readonly rows: PostsRepository,
    private readonly writePost: WritePost,
    private readonly panel: Panel,
    private readonly notifications: Notifications,
    private readonly audit: Audit,
  ) {}

  /** The post that these words became when they were sent before, if they were. */
  async sentBefore(
    actor: StaffActor,
    studyId: string,
    kind: 'probe' | 'moderator_reply',
    parentId: string,
    { body: typed, key }: ModeratorsWords,
  ): Promise<string | undefined> {
    if (key === undefined) return undefined;
    const [author, body] = [{ staffId: actor.staffId }, this.wordsOf(typed)];
    const sent = await this.writePost.sentBefore({ studyId, kind, parentId, author, body, submissionKey: key });
    if (sent?.kind === 'differs') throw SENT_ALREADY();
    return sent?.postId;
  }

  async probe(actor: StaffActor, studyId: string, answerId: string, words: ModeratorsWords): Promise<string> {
    const body = this.wordsOf(words.body);
    return this.work.run(async () => {
      const answer = await this.posts.post(studyId, answerId);
      if (!answer?.seatId || answer.kind !== 'answer') throw missing('answer');
      const seat = await this.seatTakingPart(studyId, answer.seatId);
      if (!seat) throw conflict('discussion.has-left', because('discussion.refusal.has-left'));
      const { kind, postId } = await this.writePost.write({
        studyId,
        kind: 'probe',
        questionId: answer.questionId,
        parentId: answerId,
        author: { staffId: actor.staffId },
        private: true,
        aboutSeatId: answer.seatId,
        body,
        submissionKey: words.key ?? null,
      });
      if (kind !== 'written') throw SENT_ALREADY();
      await this.audit.record(actor, 'discussion.probed', studyId, { postId, answerId });
      await this.notify(studyId, seat, 'probe', postId, `/p/q/${answer.questionId}`, { quote: body });
      return postId;
    });
  }

  /** In the open where the post stands in the open; otherwise between the moderators and its author. */
  async reply(actor: StaffActor, studyId: string, toPostId: string, words: ModeratorsWords): Promise<string> {
    const body = this.wordsOf(words.body);
    return this.work.run(async () => {
      const to = await this.posts.post(studyId, toPostId);
      if (!to) throw missing('post');
      const addressee = to.seatId ?? to.aboutSeatId;
      const isPrivate = to.private || (await this.isPrivateQuestion(studyId, to));
      const { kind, postId } = await this.writePost.write({
        studyId,
        kind: 'moderator_reply',
        questionId: to.questionId,
        parentId: to.id,
        author: { staffId: actor.staffId },
        private: isPrivate,
        aboutSeatId: isPrivate ? addressee : null,
        body,
        submissionKey: words.key ?? null,
      });
      if (kind !== 'written') throw SENT_ALREADY();
      await this.audit.record(actor, 'discussion.replied', studyId, { postId, to: to.id });
      const seat = addressee ? await this.seatTakingPart(studyId, addressee) : undefined;
      if (seat) await this.notify(studyId, seat, 'reply', postId, to.questionId ? `/p/q/${to.questionId}` : '/p/ask');
      return postId;
    });
  }

  private async seatTakingPart(studyId: string, seatId: string): Promise<SeatView | undefined> {
    const seat = await this.panel.seat(studyId, seatId);
    return seat && TAKING_PART.includes(seat.state) ? seat : undefined;
  }

  private async isPrivateQuestion(studyId: string, { questionId }: WrittenPost): Promise<boolean> {
    return this.rows.isQuestionPrivate(studyId, questionId);
  }

  private wordsOf(typed: string): string {
    const body = plainWords(typed);
    const fault = checkWords(body, LIMITS.reply);
    if (fault)
      throw invalid(
        `discussion.${fault}`,
        fault === 'empty'
          ? because('discussion.refusal.empty')
          : because('discussion.refusal.long', { number: LIMITS.reply }),
        [
          {
            path: 'body',
            reason:
              fault === 'empty'
                ? because('discussion.refusal.body-empty')
                : because('discussion.refusal.body-long', { number: LIMITS.reply }),
          },
        ],
      );
    return body;
  }

  private async notify(
    studyId: string,
    seat: SeatView,
    kind: 'probe' | 'reply',
    postId: string,
    next: string,
    values: { quote?: string } = {},
  ): Promise<void> {
    await this.notifications.send({
      studyId,
      kind,
      key: `${kind}:${postId}`,
      language: seat.language,
      to: { personId: seat.personId, seatId: seat.seatId },
      link: { purpose: 'sign-in', next },
      values,
    });
  }
}
