import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PostKind } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { Live } from '../../../platform/live/live.js';
import { PostWritten } from '../discussion.events.js';

export interface NewPost {
  studyId: string;
  kind: Exclude<PostKind, 'answer'>;
  questionId: string | null;
  parentId: string | null;
  author: { seatId: string } | { staffId: string };
  private: boolean;
  aboutSeatId: string | null;
  body: string;
  submissionKey: string | null;
}

/** `differs`: the same form had been sent before with other words, which stand; these are handed back. */
export interface Sent {
  kind: 'written' | 'replayed' | 'differs';
  postId: string;
}

/** Every post but an answer is written here: once for each form, announced in the same transaction. */
@Injectable()
export class WritePost {
  constructor(
    private readonly work: UnitOfWork,
    private readonly facts: Facts,
    private readonly live: Live,
  ) {}

  async write(post: NewPost): Promise<Sent> {
    return this.work.run(async () => {
      const id = randomUUID();
      const seatId = 'seatId' in post.author ? post.author.seatId : null;
      const staffId = 'staffId' in post.author ? post.author.staffId : null;
      const written = await this.work.query(
        `with written as (
           insert into research.post (id, study_id, question_id, question_version, parent_id, kind, seat_id, staff_id, private, about_seat_id, submission_key, created_at)
           values ($1, $2, $3, (select version from research.planned_question where study_id = $2 and id = $3), $4, $5, $6, $7, $8, $9, $10, platform.clock_now($2))
           on conflict do nothing returning id, study_id, created_at)
         insert into research.post_version (post_id, version, study_id, body, created_at) select id, 1, study_id, $11, created_at from written returning post_id`,
        [
          id,
          post.studyId,
          post.questionId,
          post.parentId,
          post.kind,
          seatId,
          staffId,
          post.private,
          post.aboutSeatId,
          post.submissionKey,
          post.body,
        ],
      );
      if (written.length === 0) return this.earlier(post);
      await this.announce(new PostWritten(post.studyId, id, post.kind, 1, seatId, post.parentId));
      return { kind: 'written', postId: id };
    });
  }

  async announce(fact: PostWritten): Promise<void> {
    await this.facts.announce(fact);
    await this.live.tell({ studyId: fact.studyId, topic: 'post', id: fact.postId });
  }

  /** What was sent with the key of this post before it, if anything was. */
  async sentBefore(post: Omit<NewPost, 'questionId' | 'private' | 'aboutSeatId'>): Promise<Sent | undefined> {
    const [earlier] = await this.work.query<{ postId: string; same: boolean }>(
      `select p.id as "postId", v.body = $4 and p.kind = $5 and p.parent_id is not distinct from $6 as same
         from research.post p join research.post_version v on v.post_id = p.id and v.version = 1
        where p.study_id = $1 and p.${'seatId' in post.author ? 'seat_id' : 'staff_id'} = $2 and p.submission_key = $3`,
      [
        post.studyId,
        'seatId' in post.author ? post.author.seatId : post.author.staffId,
        post.submissionKey,
        post.body,
        post.kind,
        post.parentId,
      ],
    );
    return earlier && { kind: earlier.same ? 'replayed' : 'differs', postId: earlier.postId };
  }

  private async earlier(post: NewPost): Promise<Sent> {
    const sent = await this.sentBefore(post);
    if (!sent) throw new Error('a post met a conflict that is not its submission key');
    return sent;
  }
}
