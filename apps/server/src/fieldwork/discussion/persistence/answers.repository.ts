import { Injectable } from '@nestjs/common';
import { readerOf, NAMES } from './masking.fragments.js';
import { isOpenFor } from '../../guide/guide.facade.js';
import type { Chosen } from '../domain/chosen.js';
import type { AnswerForm, SkipReason } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

// One statement for an answer that is taken: whether the question is open is decided where it is written.
const INSERT = `
with me as (${readerOf({ study: '$1', seat: '$2' })}),
written as (
  insert into research.post (id, study_id, question_id, question_version, kind, seat_id, private, skip_reason,
    submission_key, created_at)
  select $4, $1, q.id, $5::int, 'answer', $2, false, $6, $7, me.now
    from me join research.planned_question q on q.study_id = $1 and q.id = $3
   where ${isOpenFor(NAMES)} and me.state in ('agreed','active','completed')
  on conflict do nothing
  returning id, study_id, created_at)
insert into research.post_version (post_id, version, study_id, body, chosen, created_at)
select id, 1, study_id, $8, $9::jsonb, created_at from written
returning post_id as "postId", (select state from me) as state`;

export interface AskedForm {
  answer: AnswerForm;
  version: number;
  skippable: boolean;
}

export interface StandingAnswer {
  id: string;
  version: number;
  changedAt: Date;
  body: string;
  chosen: Chosen | null;
  form: AnswerForm;
  photos: number;
}

/** Whoever takes longer has put the phone away in between; such a look says nothing of the question. */
const LONGEST = `interval '2 hours'`;

/** Fewer would be one person's pace. */
const FEWEST = 5;

@Injectable()
export class AnswersRepository {
  constructor(private readonly work: UnitOfWork) {}

  async insert(
    studyId: string,
    seatId: string,
    questionId: string,
    id: string,
    wording: number,
    skipReason: SkipReason | null,
    key: string,
    body: string,
    chosen: Chosen | null,
  ): Promise<{ postId: string; state: string } | undefined> {
    const [row] = await this.work.query<{ postId: string; state: string }>(INSERT, [
      studyId,
      seatId,
      questionId,
      id,
      wording,
      skipReason,
      key,
      body,
      chosen && JSON.stringify(chosen),
    ]);
    return row;
  }

  async formAsked(studyId: string, questionId: string, wording: number): Promise<AskedForm | undefined> {
    const [row] = await this.work.hot<AskedForm>(
      'discussion-form',
      `select v.answer, v.version, q.skippable from research.planned_question q
         join research.question_wording v on v.question_id = q.id and v.version = least(greatest($3::int, 1), q.version)
        where q.study_id = $1 and q.id = $2`,
      [studyId, questionId, wording],
    );
    return row;
  }

  async compareWithEarlier(
    studyId: string,
    seatId: string,
    questionId: string,
    key: string,
    body: string,
    skipReason: SkipReason | null,
    chosen: Chosen | null,
  ): Promise<{ same: boolean } | undefined> {
    const [row] = await this.work.query<{ same: boolean }>(
      `select p.question_id = $3 and v.body = $5 and v.chosen is not distinct from $7::jsonb
              and p.skip_reason is not distinct from $6 as same
         from research.post p
         join research.post_version v on v.post_id = p.id and (v.version = 1 or v.version = p.version)
        where p.study_id = $1 and p.seat_id = $2
          and (p.submission_key = $4 or (p.kind = 'answer' and p.question_id = $3))
        order by same desc limit 1`,
      [studyId, seatId, questionId, key, body, skipReason, chosen && JSON.stringify(chosen)],
    );
    return row;
  }

  async insertVersion(
    postId: string,
    version: number,
    studyId: string,
    body: string,
    chosen: Chosen | null,
  ): Promise<void> {
    await this.work.query(
      `insert into research.post_version (post_id, version, study_id, body, chosen, created_at)
         values ($1, $2, $3, $4, $5::jsonb, platform.clock_now($3))`,
      [postId, version, studyId, body, chosen && JSON.stringify(chosen)],
    );
  }

  /** Who passed on the question and then answers it has answered it. */
  async setVersion(studyId: string, postId: string, version: number): Promise<void> {
    await this.work.query('update research.post set version = $3, skip_reason = null where study_id = $1 and id = $2', [
      studyId,
      postId,
      version,
    ]);
  }

  async hold(studyId: string, seatId: string, questionId: string): Promise<void> {
    await this.work.query(
      `select 1 from research.post where study_id = $1 and seat_id = $2 and question_id = $3
         and kind = 'answer' for update`,
      [studyId, seatId, questionId],
    );
  }

  /** With the form of the wording it was given to. */
  async standing(studyId: string, seatId: string, questionId: string): Promise<StandingAnswer | undefined> {
    const [row] = await this.work.query<StandingAnswer>(
      `with me as (${readerOf({ study: '$1', seat: '$2' })})
       select p.id, p.version, v.created_at as "changedAt", v.body, v.chosen, av.answer as form,
         (select count(*)::int from research.photo f where f.post_id = p.id) as photos from me
         join research.planned_question q on q.study_id = $1 and q.id = $3 and ${isOpenFor(NAMES)}
         join research.post p on p.study_id = $1 and p.question_id = q.id and p.seat_id = $2 and p.kind = 'answer'
           and p.erased_at is null
         join research.post_version v on v.post_id = p.id and v.version = p.version
         join research.question_wording av on av.question_id = q.id and av.version = p.question_version
        where me.state in ('agreed','active','completed')`,
      [studyId, seatId, questionId],
    );
    return row;
  }

  measuredMinutes(studyId: string): Promise<{ questionId: string; measured: number }[]> {
    return this.work.query<{ questionId: string; measured: number }>(
      `select p.question_id as "questionId",
              percentile_cont(0.5) within group (order by extract(epoch from p.created_at - l.first_at)) / 60
                as measured
         from research.written_post p
         join research.question_seen l on l.seat_id = p.seat_id and l.question_id = p.question_id
        where p.study_id = $1 and p.kind = 'answer' and p.skip_reason is null
          and p.created_at - l.first_at between interval '0' and ${LONGEST}
        group by p.question_id having count(*) >= ${FEWEST}`,
      [studyId],
    );
  }

  countByVersion(studyId: string): Promise<{ questionId: string; version: number; answers: number }[]> {
    return this.work.query<{ questionId: string; version: number; answers: number }>(
      `select question_id as "questionId", question_version as version, count(*)::int as answers
         from research.written_post
        where study_id = $1 and kind = 'answer' and skip_reason is null group by question_id, question_version
          order by question_version`,
      [studyId],
    );
  }

  whoAnswered(studyId: string, questionId: string): Promise<{ seatId: string }[]> {
    return this.work.query<{ seatId: string }>(
      `select seat_id as "seatId" from research.post where study_id = $1 and question_id = $2 and kind = 'answer'`,
      [studyId, questionId],
    );
  }
}
