import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PostKind } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { Live } from '../../../platform/live/live.js';
import { PostWritten } from '../discussion.events.js';
import { PostsRepository } from '../persistence/posts.repository.js';

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
    private readonly posts: PostsRepository,
    private readonly facts: Facts,
    private readonly live: Live,
  ) {}

  async write(post: NewPost): Promise<Sent> {
    return this.work.run(async () => {
      const id = randomUUID();
      const seatId = 'seatId' in post.author ? post.author.seatId : null;
      const staffId = 'staffId' in post.author ? post.author.staffId : null;
      const written = await this.posts.insert(
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
    const earlier = await this.posts.sentWith(post.submissionKey, post);
    return earlier && { kind: earlier.same ? 'replayed' : 'differs', postId: earlier.postId };
  }

  private async earlier(post: NewPost): Promise<Sent> {
    const sent = await this.sentBefore(post);
    if (!sent) throw new Error('a post met a conflict that is not its submission key');
    return sent;
  }
}
