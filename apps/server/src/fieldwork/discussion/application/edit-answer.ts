import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PostWritten } from '../discussion.events.js';
import { KeepDraft } from './keep-draft.js';
import { OPEN, READER } from './masking.js';
import { WritePost } from './write-post.js';

/** A new version of one's own answer while the question is open. The first stays as it was written. */
@Injectable()
export class EditAnswer {
  constructor(
    private readonly work: UnitOfWork,
    private readonly writePost: WritePost,
    private readonly drafts: KeepDraft,
  ) {}

  /** False: the question has closed, or there is no answer to edit. The same words again make no new version. */
  async execute(studyId: string, seatId: string, questionId: string, body: string): Promise<boolean> {
    return this.work.run(async () => {
      const [post] = await this.work.query<{ id: string; version: number; body: string }>(
        `with me as (${READER})
         select p.id, p.version, v.body from me
           join research.question q on q.study_id = $1 and q.id = $3 and ${OPEN}
           join research.post p on p.study_id = $1 and p.question_id = q.id and p.seat_id = $2 and p.kind = 'answer' and p.erased_at is null
           join research.post_version v on v.post_id = p.id and v.version = p.version
          where me.state in ('agreed','active','completed') for update of p`,
        [studyId, seatId, questionId],
      );
      if (!post) return false;
      await this.drafts.forget(studyId, seatId, `edit:${questionId}`);
      if (post.body === body) return true;
      const version = post.version + 1;
      await this.work.query(
        'insert into research.post_version (post_id, version, study_id, body, created_at) values ($1, $2, $3, $4, platform.clock_now($3))',
        [post.id, version, studyId, body],
      );
      // Who passed on the question and then answers it has answered it.
      await this.work.query(
        'update research.post set version = $3, skip_reason = null where study_id = $1 and id = $2',
        [studyId, post.id, version],
      );
      await this.writePost.announce(new PostWritten(studyId, post.id, 'answer', version, seatId, null));
      return true;
    });
  }
}
