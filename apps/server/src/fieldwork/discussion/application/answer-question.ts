import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SkipReason } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Panel } from '../../panel/panel.facade.js';
import { PostWritten } from '../discussion.events.js';
import { KeepDraft } from './keep-draft.js';
import { OPEN, READER } from './masking.js';
import { WritePost } from './write-post.js';

export interface GivenAnswer {
  studyId: string;
  seatId: string;
  questionId: string;
  /** The wording that was on the page. */
  wording: number;
  key: string;
  body: string;
  skipReason: SkipReason | null;
}
/**
 * `replayed`: the same form again, the first result stands. `differs`: this person's answer stands already, with other
 * words than these. `closed`: nothing more is taken.
 */
export type AnswerTaken = { kind: 'written' | 'replayed' | 'differs' } | { kind: 'closed' };

// One statement for an answer that is taken: whether the question is open is decided where it is written.
const INSERT = `
with me as (${READER}),
written as (
  insert into research.post (id, study_id, question_id, question_version, kind, seat_id, private, skip_reason, submission_key, created_at)
  select $4, $1, q.id, least(greatest($5::int, 1), q.version), 'answer', $2, false, $6, $7, me.now
    from me join research.question q on q.study_id = $1 and q.id = $3
   where ${OPEN} and me.state in ('agreed','active','completed')
  on conflict do nothing
  returning id, study_id, created_at)
insert into research.post_version (post_id, version, study_id, body, created_at)
select id, 1, study_id, $8, created_at from written
returning post_id as "postId", (select state from me) as state`;

@Injectable()
export class AnswerQuestion {
  constructor(
    private readonly work: UnitOfWork,
    private readonly writePost: WritePost,
    private readonly panel: Panel,
    private readonly drafts: KeepDraft,
  ) {}

  async execute(answer: GivenAnswer): Promise<AnswerTaken> {
    const { studyId, seatId, questionId } = answer;
    return this.work.run(async () => {
      const id = randomUUID();
      const [written] = await this.work.query<{ postId: string; state: string }>(INSERT, [
        studyId,
        seatId,
        questionId,
        id,
        answer.wording,
        answer.skipReason,
        answer.key,
        answer.body,
      ]);
      if (!written) return this.whyNot(answer);
      if (written.state === 'agreed') await this.panel.activate(studyId, seatId);
      await this.drafts.forget(studyId, seatId, `answer:${questionId}`);
      await this.writePost.announce(new PostWritten(studyId, id, 'answer', 1, seatId, null));
      return { kind: 'written' };
    });
  }

  private async whyNot(answer: GivenAnswer): Promise<AnswerTaken> {
    const [earlier] = await this.work.query<{ same: boolean }>(
      `select p.question_id = $3 and v.body = $5 and p.skip_reason is not distinct from $6 as same
         from research.post p join research.post_version v on v.post_id = p.id and (v.version = 1 or v.version = p.version)
        where p.study_id = $1 and p.seat_id = $2 and (p.submission_key = $4 or (p.kind = 'answer' and p.question_id = $3))
        order by same desc limit 1`,
      [answer.studyId, answer.seatId, answer.questionId, answer.key, answer.body, answer.skipReason],
    );
    if (!earlier) return { kind: 'closed' };
    return { kind: earlier.same ? 'replayed' : 'differs' };
  }
}
