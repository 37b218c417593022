import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { CloseProbes } from './application/close-probes.js';
import { SpeakAsModerator, type ModeratorsWords } from './application/speak-as-moderator.js';
import { StaffQueries, type SeenPost } from './application/staff.queries.js';
import type { WrittenPost } from './domain/written-post.js';
import { WrittenQueries } from './application/written.queries.js';

export type { SeenPost } from './application/staff.queries.js';
export type { WrittenPost } from './domain/written-post.js';

/** What moderation and analysis may ask and do. Erased posts and those of withdrawn people do not exist here. */
@Injectable()
export class Discussion {
  constructor(
    private readonly posts: WrittenQueries,
    private readonly moderators: SpeakAsModerator,
    private readonly staff: StaffQueries,
    private readonly probes: CloseProbes,
  ) {}

  post(studyId: string, postId: string): Promise<WrittenPost | undefined> {
    return this.posts.post(studyId, postId);
  }

  /** The words of one version; frozen once written. */
  version(studyId: string, postId: string, version: number): Promise<string | undefined> {
    return this.posts.version(studyId, postId, version);
  }

  /** Every answer, skipped ones with their reason and no words; in the order of the questions, then oldest first. */
  answers(studyId: string): Promise<WrittenPost[]> {
    return this.posts.answers(studyId);
  }

  /** What the author of an answer had been shown of others' words on the same question before answering; none: uninfluenced. */
  async seenBefore(studyId: string, answerId: string): Promise<SeenPost[]> {
    return (await this.staff.seenBefore(studyId, answerId))?.items ?? [];
  }

  /** Probes, their answers and replies under a post, oldest first. */
  thread(studyId: string, answerId: string): Promise<WrittenPost[]> {
    return this.posts.thread(studyId, answerId);
  }

  /** Asks the author of an answer privately and sends a mail. The id is the probe's. */
  probe(actor: StaffActor, studyId: string, answerId: string, words: ModeratorsWords): Promise<string> {
    return this.moderators.probe(actor, studyId, answerId, words);
  }

  /** Nobody waits any more for an answer to the probes of this answer; who wants to can give one still. */
  closeProbes(studyId: string, answerId: string): Promise<void> {
    return this.probes.close(studyId, answerId);
  }

  /** Takes that back for the newest of them. */
  reopenProbe(studyId: string, answerId: string): Promise<void> {
    return this.probes.reopen(studyId, answerId);
  }

  /** Open where the post is open, private where it is private; its author gets a mail. */
  replyAsModerator(actor: StaffActor, studyId: string, toPostId: string, words: ModeratorsWords): Promise<string> {
    return this.moderators.reply(actor, studyId, toPostId, words);
  }

  /** The probe to, or reply under, a post that these words became when they were sent before with the same key. */
  sentBefore(
    actor: StaffActor,
    studyId: string,
    kind: 'probe' | 'moderator_reply',
    parentId: string,
    words: ModeratorsWords,
  ): Promise<string | undefined> {
    return this.moderators.sentBefore(actor, studyId, kind, parentId, words);
  }
}
