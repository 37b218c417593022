import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface ThreadRow {
  postId: string;
  kind: 'reply' | 'probe' | 'probe_answer' | 'moderator_reply' | 'to_moderator';
  seatId: string | null;
  staffId: string | null;
  alias: string | null;
  private: boolean;
  version: number;
  body: string;
  at: Date;
}
export interface VersionRow {
  version: number;
  body: string;
  at: Date;
}

/** What was written around an item of the queue. */
@Injectable()
export class ConversationsRepository {
  constructor(private readonly work: UnitOfWork) {}

  /** Everything written under an answer or a question to the moderators, oldest first. */
  thread(studyId: string, postId: string): Promise<ThreadRow[]> {
    return this.work.query<ThreadRow>(
      `with recursive under as (
         select p.* from research.written_post p where p.study_id = $1 and p.parent_id = $2
         union all
         select p.* from research.written_post p join under u on p.parent_id = u.post_id where p.study_id = $1)
       select post_id as "postId", kind, seat_id as "seatId", staff_id as "staffId", alias, private, version, body,
              created_at as at
         from under order by created_at, post_id`,
      [studyId, postId],
    );
  }

  earlierVersions(studyId: string, postId: string): Promise<VersionRow[]> {
    return this.work.query<VersionRow>(
      `select v.version, v.body, v.created_at as at
         from research.post_wording v join research.written_post p on p.post_id = v.post_id
        where p.study_id = $1 and v.post_id = $2 and v.version < p.version order by v.version`,
      [studyId, postId],
    );
  }

  answersOf(studyId: string, seatId: string): Promise<{ postId: string; skipped: boolean }[]> {
    return this.work.query(
      `select post_id as "postId", skip_reason is not null as skipped from research.written_post
        where study_id = $1 and seat_id = $2 and kind = 'answer'`,
      [studyId, seatId],
    );
  }

  async authorOf(studyId: string, postId: string): Promise<string | undefined> {
    const [post] = await this.work.query<{ seatId: string | null }>(
      'select seat_id as "seatId" from research.written_post where study_id = $1 and post_id = $2',
      [studyId, postId],
    );
    return post?.seatId ?? undefined;
  }

  /** The answer that a probe asked about. */
  async probedAnswer(studyId: string, probeId: string): Promise<string | undefined> {
    const [probe] = await this.work.query<{ answerId: string | null }>(
      'select parent_id as "answerId" from research.written_post where study_id = $1 and post_id = $2',
      [studyId, probeId],
    );
    return probe?.answerId ?? undefined;
  }

  async hasModeratorReply(studyId: string, postId: string): Promise<boolean> {
    const replies = await this.work.query(
      `select 1 from research.written_post
        where study_id = $1 and parent_id = $2 and kind = 'moderator_reply' limit 1`,
      [studyId, postId],
    );
    return replies.length > 0;
  }
}
