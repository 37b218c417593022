import { Injectable } from '@nestjs/common';
import type { discussionRoutes, ParsedQueryOf, Role } from '@lytt/shared';
import {
  StreamRepository,
  type StaffPost,
  type QuestionWords,
  type SeenPost,
} from '../persistence/stream.repository.js';

export type { StaffPost, QuestionWords, SeenPost } from '../persistence/stream.repository.js';

type StreamFilter = ParsedQueryOf<typeof discussionRoutes.stream>;

@Injectable()
export class StaffQueries {
  constructor(private readonly rows: StreamRepository) {}

  /** Newest first. */
  async stream(role: Role, studyId: string, filter: StreamFilter): Promise<{ items: StaffPost[]; more: boolean }> {
    const rows = await this.rows.stream(
      studyId,
      role === 'observer',
      filter.question ?? null,
      filter.seat ?? null,
      filter.kind ?? null,
      filter.since ?? null,
      filter.before ?? null,
      filter.limit + 1,
    );
    return { items: rows.slice(0, filter.limit), more: rows.length > filter.limit };
  }

  async thread(
    role: Role,
    studyId: string,
    postId: string,
  ): Promise<{ root: StaffPost; items: StaffPost[]; question: QuestionWords | null } | undefined> {
    const rows = await this.rows.thread(studyId, role === 'observer', postId);
    const root = rows.find((row) => row.id === postId);
    if (!root) return undefined;
    const question = await this.rows.questionOf(studyId, postId);
    return { root, items: rows.filter((row) => row.id !== postId), question: question ?? null };
  }

  /** What the author had been shown of others' words on the same question before answering; undefined: no such answer. */
  async seenBefore(studyId: string, postId: string): Promise<{ answeredAt: Date; items: SeenPost[] } | undefined> {
    const answer = await this.rows.seenBefore(studyId, postId);
    return (
      answer && {
        answeredAt: answer.answeredAt,
        items: answer.items.map((item) => ({ ...item, firstSeenAt: new Date(item.firstSeenAt) })),
      }
    );
  }
}
