import { Injectable } from '@nestjs/common';
import { type WrittenPost } from '../domain/written-post.js';
import { WrittenPostsRepository } from '../persistence/written-posts.repository.js';

/** Posts as the facade hands them out: never an erased one, never one of somebody who has withdrawn. */
@Injectable()
export class WrittenQueries {
  constructor(private readonly rows: WrittenPostsRepository) {}

  async post(studyId: string, postId: string): Promise<WrittenPost | undefined> {
    const row = await this.rows.find(studyId, postId);
    return row;
  }

  async version(studyId: string, postId: string, version: number): Promise<string | undefined> {
    const row = await this.rows.body(studyId, postId, version);
    return row?.body;
  }

  answers(studyId: string): Promise<WrittenPost[]> {
    return this.rows.answers(studyId);
  }

  /** Everything under a post, at any depth, oldest first. */
  thread(studyId: string, rootId: string): Promise<WrittenPost[]> {
    return this.rows.under(studyId, rootId);
  }
}
