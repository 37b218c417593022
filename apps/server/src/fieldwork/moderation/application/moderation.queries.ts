import { Injectable } from '@nestjs/common';
import type { ClarityState, QueueCounts, QueueKind } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { QUEUE, queueValues, type QueueWish } from './queue-statement.js';

/** Times as the database writes them into JSON. */
export interface QueueRow {
  postId: string;
  kind: QueueKind;
  state: ClarityState;
  since: string;
  deadline: string | null;
  overdue: boolean;
  holderId: string | null;
  seatId: string;
  alias: string | null;
  questionId: string | null;
  body: string;
  version: number;
  createdAt: string;
  editedSince: boolean;
  probes: number;
  lastActivity: string;
}

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

export interface ChangeRow {
  from: ClarityState;
  to: ClarityState;
  staffId: string | null;
  at: Date;
}

/** More than a study of thirty people and two weeks can have open; beyond it the filters narrow. */
const AT_ONCE = 500;

@Injectable()
export class ModerationQueries {
  constructor(private readonly work: UnitOfWork) {}

  async queue(studyId: string, wish: QueueWish): Promise<{ items: QueueRow[]; counts: QueueCounts; more: boolean }> {
    const [row] = await this.work.query<{ items: QueueRow[]; counts: QueueCounts }>(
      QUEUE,
      queueValues(studyId, wish, AT_ONCE + 1),
    );
    if (!row) throw new Error('a query of counts always has a row');
    return { items: row.items.slice(0, AT_ONCE), counts: row.counts, more: row.items.length > AT_ONCE };
  }

  async item(studyId: string, postId: string): Promise<QueueRow> {
    const { items } = await this.queue(studyId, { list: 'all', postId });
    if (!items[0]) throw missing('answer');
    return items[0];
  }

  /** Everything written under an answer or a question to the moderators, oldest first. */
  thread(studyId: string, postId: string): Promise<ThreadRow[]> {
    return this.work.query<ThreadRow>(
      `with recursive under as (
         select p.* from research.written_post p where p.study_id = $1 and p.parent_id = $2
         union all
         select p.* from research.written_post p join under u on p.parent_id = u.post_id where p.study_id = $1)
       select post_id as "postId", kind, seat_id as "seatId", staff_id as "staffId", alias, private, version, body, created_at as at
         from under order by created_at, post_id`,
      [studyId, postId],
    );
  }

  versions(studyId: string, postId: string): Promise<VersionRow[]> {
    return this.work.query<VersionRow>(
      `select v.version, v.body, v.created_at as at from research.post_version v join research.written_post p on p.post_id = v.post_id
        where p.study_id = $1 and v.post_id = $2 and v.version < p.version order by v.version`,
      [studyId, postId],
    );
  }

  history(studyId: string, postId: string): Promise<ChangeRow[]> {
    return this.work.query<ChangeRow>(
      `select from_state as "from", to_state as "to", staff_id as "staffId", at from research.clarity_change
        where study_id = $1 and post_id = $2 order by at`,
      [studyId, postId],
    );
  }

  /** The answers of one person, for the strip beside an answer. */
  answersOf(studyId: string, seatId: string): Promise<{ postId: string; skipped: boolean }[]> {
    return this.work.query(
      `select post_id as "postId", skip_reason is not null as skipped from research.written_post where study_id = $1 and seat_id = $2 and kind = 'answer'`,
      [studyId, seatId],
    );
  }
}
