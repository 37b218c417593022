import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { WRITTEN_POST, type WrittenPost } from './written-post.js';

/** Posts as the facade hands them out: never an erased one, never one of somebody who has withdrawn. */
@Injectable()
export class WrittenQueries {
  constructor(private readonly work: UnitOfWork) {}

  async post(studyId: string, postId: string): Promise<WrittenPost | undefined> {
    const [row] = await this.work.query<WrittenPost>(
      `select ${WRITTEN_POST} from research.written_post w where w.study_id = $1 and w.post_id = $2`,
      [studyId, postId],
    );
    return row;
  }

  async version(studyId: string, postId: string, version: number): Promise<string | undefined> {
    const [row] = await this.work.query<{ body: string }>(
      `select v.body from research.post_version v join research.written_post w on w.post_id = v.post_id
        where v.study_id = $1 and v.post_id = $2 and v.version = $3`,
      [studyId, postId, version],
    );
    return row?.body;
  }

  answers(studyId: string): Promise<WrittenPost[]> {
    return this.work.query<WrittenPost>(
      `select ${WRITTEN_POST} from research.written_post w where w.study_id = $1 and w.kind = 'answer' order by w.question_position, w.created_at, w.post_id`,
      [studyId],
    );
  }

  /** Everything under a post, at any depth, oldest first. */
  thread(studyId: string, rootId: string): Promise<WrittenPost[]> {
    return this.work.query<WrittenPost>(
      `with recursive under as (
         select id from research.post where study_id = $1 and parent_id = $2
         union all select p.id from research.post p join under u on p.parent_id = u.id where p.study_id = $1)
       select ${WRITTEN_POST} from research.written_post w join under u on u.id = w.post_id where w.study_id = $1 order by w.created_at, w.post_id`,
      [studyId, rootId],
    );
  }
}
