import { Injectable } from '@nestjs/common';
import type { PostKind } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface Addressed {
  seatId: string;
  questionId: string;
}

@Injectable()
export class PostsRepository {
  constructor(private readonly work: UnitOfWork) {}

  async isQuestionPrivate(studyId: string, questionId: string | null): Promise<boolean> {
    const rows = await this.work.query(
      `select 1 from research.planned_question where study_id = $1 and id = $2 and masking = 'private'`,
      [studyId, questionId],
    );
    return rows.length > 0;
  }

  async authorAnswered(studyId: string, parentId: string | null, seatId: string): Promise<Addressed | undefined> {
    const [row] = await this.work.query<Addressed>(
      `select seat_id as "seatId", question_id as "questionId" from research.post
        where study_id = $1 and id = $2 and seat_id <> $3 and question_id is not null`,
      [studyId, parentId, seatId],
    );
    return row;
  }

  insert(
    id: string,
    studyId: string,
    questionId: string | null,
    parentId: string | null,
    kind: PostKind,
    seatId: string | null,
    staffId: string | null,
    isPrivate: boolean,
    aboutSeatId: string | null,
    submissionKey: string | null,
    body: string,
  ): Promise<unknown[]> {
    return this.work.query<unknown>(
      `with written as (
         insert into research.post (id, study_id, question_id, question_version, parent_id, kind, seat_id, staff_id,
                                    private, about_seat_id, submission_key, created_at)
         values ($1, $2, $3, (select version from research.planned_question where study_id = $2 and id = $3), $4, $5,
                 $6, $7, $8, $9, $10, platform.clock_now($2))
         on conflict do nothing returning id, study_id, created_at)
       insert into research.post_version (post_id, version, study_id, body, created_at)
       select id, 1, study_id, $11, created_at from written returning post_id`,
      [id, studyId, questionId, parentId, kind, seatId, staffId, isPrivate, aboutSeatId, submissionKey, body],
    );
  }

  /** What was sent with this key before, if anything was, and whether it said the same. */
  async sentWith(
    key: string | null,
    sent: {
      studyId: string;
      author: { seatId: string } | { staffId: string };
      body: string;
      kind: PostKind;
      parentId: string | null;
    },
  ): Promise<{ postId: string; same: boolean } | undefined> {
    const [column, author] =
      'seatId' in sent.author ? ['seat_id', sent.author.seatId] : ['staff_id', sent.author.staffId];
    const [row] = await this.work.query<{ postId: string; same: boolean }>(
      `select p.id as "postId", v.body = $4 and p.kind = $5 and p.parent_id is not distinct from $6 as same
         from research.post p join research.post_version v on v.post_id = p.id and v.version = 1
        where p.study_id = $1 and p.${column} = $2 and p.submission_key = $3`,
      [sent.studyId, author, key, sent.body, sent.kind, sent.parentId],
    );
    return row;
  }
}
