import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AnswerForm, SkipReason } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Panel } from '../../panel/panel.facade.js';
import { PostWritten } from '../discussion.events.js';
import { checkAnswer, type AnswerFaults } from '../domain/answer-parts.js';
import type { Chosen, Picked } from '../domain/chosen.js';
import { KeepDraft } from './keep-draft.js';
import { Photos } from './photos.js';
import { WritePost } from './write-post.js';
import { isOpenFor } from '../../guide/guide.facade.js';
import { NAMES, readerOf } from '../persistence/masking.fragments.js';

export interface GivenAnswer {
  studyId: string;
  seatId: string;
  questionId: string;
  /** The wording that was on the page. */
  wording: number;
  key: string;
  body: string;
  picked: Picked;
  skipReason: SkipReason | null;
  /** The names of drafts that the sender has seen (`TypedDraft.known`). */
  known?: readonly string[] | undefined;
}
/**
 * `replayed`: the same form again, the first result stands. `differs`: this person's answer stands already, with other
 * words than these. `closed`: nothing more is taken. `faulty`: what is wrong, beside the part it is wrong with.
 */
export type AnswerTaken =
  { kind: 'written' | 'replayed' | 'differs' } | { kind: 'closed' } | { kind: 'faulty'; faults: AnswerFaults };

interface AskedForm {
  answer: AnswerForm;
  version: number;
  skippable: boolean;
}

// One statement for an answer that is taken: whether the question is open is decided where it is written.
const INSERT = `
with me as (${readerOf({ study: '$1', seat: '$2' })}),
written as (
  insert into research.post (id, study_id, question_id, question_version, kind, seat_id, private, skip_reason, submission_key, created_at)
  select $4, $1, q.id, $5::int, 'answer', $2, false, $6, $7, me.now
    from me join research.planned_question q on q.study_id = $1 and q.id = $3
   where ${isOpenFor(NAMES)} and me.state in ('agreed','active','completed')
  on conflict do nothing
  returning id, study_id, created_at)
insert into research.post_version (post_id, version, study_id, body, chosen, created_at)
select id, 1, study_id, $8, $9::jsonb, created_at from written
returning post_id as "postId", (select state from me) as state`;

@Injectable()
export class AnswerQuestion {
  constructor(
    private readonly work: UnitOfWork,
    private readonly writePost: WritePost,
    private readonly panel: Panel,
    private readonly drafts: KeepDraft,
    private readonly photos: Photos,
  ) {}

  async execute(answer: GivenAnswer): Promise<AnswerTaken> {
    const asked = await this.formOf(answer);
    if (!asked) return { kind: 'closed' };
    const skips = answer.skipReason !== null && asked.skippable;
    const photos = asked.answer.kind === 'photo' ? await this.photos.waiting(answer) : 0;
    const checked = skips ? { body: '', chosen: null } : checkAnswer(asked.answer, { ...answer, photos });
    if ('faults' in checked) {
      // The same form again, whose pictures went with the answer the first time.
      const earlier = checked.faults.photos
        ? await this.whyNot(answer, { body: answer.body, chosen: null })
        : undefined;
      return earlier && earlier.kind !== 'closed' ? earlier : { kind: 'faulty', faults: checked.faults };
    }
    return this.write({ ...answer, ...(skips ? {} : { skipReason: null }), wording: asked.version }, checked);
  }

  private async write(answer: GivenAnswer, kept: { body: string; chosen: Chosen | null }): Promise<AnswerTaken> {
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
        kept.body,
        JSON.stringify(kept.chosen),
      ]);
      if (!written) return this.whyNot(answer, kept);
      if (written.state === 'agreed') await this.panel.activate(studyId, seatId);
      await this.photos.attach(answer, id);
      await this.drafts.forget(studyId, seatId, `answer:${questionId}`, answer);
      await this.drafts.leaveToEdit(studyId, seatId, questionId);
      if (answer.skipReason !== null) await this.keepUnsaid(answer);
      await this.writePost.announce(new PostWritten(studyId, id, 'answer', 1, seatId, null));
      return { kind: 'written' };
    });
  }

  /** Who passes may have begun to write: it stands in the box if they answer after all. */
  private async keepUnsaid({ studyId, seatId, questionId, body, picked, key }: GivenAnswer): Promise<void> {
    await this.drafts.keep(studyId, seatId, {
      slot: `edit:${questionId}`,
      body,
      picked,
      revision: key,
      known: [],
    });
  }

  /** The form of the wording that was on the page: what was offered there is what can have been chosen. */
  private async formOf({ studyId, questionId, wording }: GivenAnswer): Promise<AskedForm | undefined> {
    const [asked] = await this.work.hot<AskedForm>(
      'discussion-form',
      `select v.answer, v.version, q.skippable from research.planned_question q
         join research.question_wording v on v.question_id = q.id and v.version = least(greatest($3::int, 1), q.version)
        where q.study_id = $1 and q.id = $2`,
      [studyId, questionId, wording],
    );
    return asked;
  }

  private async whyNot(answer: GivenAnswer, kept: { body: string; chosen: Chosen | null }): Promise<AnswerTaken> {
    const [earlier] = await this.work.query<{ same: boolean }>(
      `select p.question_id = $3 and v.body = $5 and v.chosen is not distinct from $7::jsonb and p.skip_reason is not distinct from $6 as same
         from research.post p join research.post_version v on v.post_id = p.id and (v.version = 1 or v.version = p.version)
        where p.study_id = $1 and p.seat_id = $2 and (p.submission_key = $4 or (p.kind = 'answer' and p.question_id = $3))
        order by same desc limit 1`,
      [
        answer.studyId,
        answer.seatId,
        answer.questionId,
        answer.key,
        kept.body,
        answer.skipReason,
        JSON.stringify(kept.chosen),
      ],
    );
    if (!earlier) return { kind: 'closed' };
    return { kind: earlier.same ? 'replayed' : 'differs' };
  }
}
