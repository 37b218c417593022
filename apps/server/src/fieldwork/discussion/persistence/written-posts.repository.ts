import { Injectable } from '@nestjs/common';
import type { WrittenPost } from '../domain/written-post.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** Columns of `research.written_post` (withdrawn people's and erased posts are not in it) under their names here. */
const WRITTEN_POST = `
  w.post_id as id, w.study_id as "studyId", w.kind, w.question_id as "questionId", w.parent_id as "parentId",
  w.seat_id as "seatId", w.staff_id as "staffId", w.alias, w.about_seat_id as "aboutSeatId", w.private, w.version,
  w.body, w.skip_reason as "skipReason", w.created_at as "createdAt"`;

@Injectable()
export class WrittenPostsRepository {
  constructor(private readonly work: UnitOfWork) {}

  async find(studyId: string, postId: string): Promise<WrittenPost | undefined> {
    const [row] = await this.work.query<WrittenPost>(
      `select ${WRITTEN_POST} from research.written_post w where w.study_id = $1 and w.post_id = $2`,
      [studyId, postId],
    );
    return row;
  }

  async body(studyId: string, postId: string, version: number): Promise<{ body: string } | undefined> {
    const [row] = await this.work.query<{ body: string }>(
      `select v.body from research.post_version v join research.written_post w on w.post_id = v.post_id
        where v.study_id = $1 and v.post_id = $2 and v.version = $3`,
      [studyId, postId, version],
    );
    return row;
  }

  answers(studyId: string): Promise<WrittenPost[]> {
    return this.work.query<WrittenPost>(
      `select ${WRITTEN_POST} from research.written_post w where w.study_id = $1 and w.kind = 'answer'
         order by w.question_position, w.created_at, w.post_id`,
      [studyId],
    );
  }

  /** Everything under a post, at any depth, oldest first. */
  under(studyId: string, rootId: string): Promise<WrittenPost[]> {
    return this.work.query<WrittenPost>(
      `with recursive under as (
         select id from research.post where study_id = $1 and parent_id = $2
         union all select p.id from research.post p join under u on p.parent_id = u.id where p.study_id = $1)
       select ${WRITTEN_POST} from research.written_post w join under u on u.id = w.post_id where w.study_id = $1
         order by w.created_at, w.post_id`,
      [studyId, rootId],
    );
  }
}
