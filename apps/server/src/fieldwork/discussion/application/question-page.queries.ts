import { Injectable } from '@nestjs/common';
import { draftsOf } from '../domain/reader.js';
import { QuestionPageStatement, type QuestionPage } from '../persistence/question-page.statement.js';

export type {
  PageQuestion,
  PageStimulus,
  ThreadPost,
  PagePhoto,
  QuestionPage,
  Host,
} from '../persistence/question-page.statement.js';

@Injectable()
export class QuestionPageQueries {
  constructor(private readonly statement: QuestionPageStatement) {}

  /** Undefined: no such seat. `question` null: none such, or it has not opened. */
  async page(studyId: string, seatId: string, questionId: string): Promise<QuestionPage | undefined> {
    const row = await this.statement.page(studyId, seatId, questionId);
    if (!row) return undefined;
    const { question, total, others, posts, waiting, turns, hosts, observed, drafts, ...reader } = row;
    return {
      reader,
      total,
      others,
      waiting,
      turns,
      hosts,
      observed,
      drafts: draftsOf(drafts),
      question: question && { ...question, opensAt: new Date(question.opensAt), closesAt: new Date(question.closesAt) },
      posts: posts.map((post) => ({
        ...post,
        createdAt: new Date(post.createdAt),
        editedAt: post.editedAt === null ? null : new Date(post.editedAt),
      })),
    };
  }

  /** How many posts in the open this reader has not been shown. */
  async news(studyId: string, seatId: string, questionId: string): Promise<number> {
    const row = await this.statement.countFresh(studyId, seatId, questionId);
    return row?.fresh ?? 0;
  }

  /** When this reader first looked at a question: how long an answer takes is counted from here. */
  async recordLook(studyId: string, seatId: string, questionId: string): Promise<void> {
    await this.statement.recordLook(studyId, seatId, questionId);
  }

  /** Posts of others shown just now, remembered once: what makes "uninfluenced" a filter. */
  async recordExposure(studyId: string, seatId: string, postIds: readonly string[]): Promise<void> {
    if (postIds.length === 0) return;
    await this.statement.recordExposure(studyId, seatId, postIds);
  }
}
