import { Injectable } from '@nestjs/common';
import type { PostKind, AnswerForm, PhotoView, SkipReason, Localized } from '@lytt/shared';
import type { Chosen } from '../domain/chosen.js';
import { photosJson } from './page-parts.fragments.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** A post as the staff's views need it. */
export interface StaffPost {
  id: string;
  kind: PostKind;
  questionId: string | null;
  questionKey: string | null;
  questionDay: number | null;
  parentId: string | null;
  seatId: string | null;
  alias: string | null;
  attributes: Record<string, string>;
  staffId: string | null;
  staffName: string | null;
  private: boolean;
  aboutSeatId: string | null;
  aboutAlias: string | null;
  version: number;
  body: string;
  chosen: Chosen | null;
  /** The form it was chosen in. */
  form: AnswerForm | null;
  photos: PhotoView[];
  skipReason: SkipReason | null;
  createdAt: Date;
  editedAt: Date | null;
}

/**
 * `$2`: the reader is an observer. An observer follows without being able to identify anyone: nothing private, nothing
 * answered to a private question, no attributes, no reason for a skipped answer.
 */
const STAFF_POST = `
  select w.post_id as id, w.kind, w.question_id as "questionId", w.question_key as "questionKey",
    w.question_day as "questionDay", w.parent_id as "parentId",
         w.seat_id as "seatId", w.alias, case when $2 or w.attributes is null then '{}'::jsonb else w.attributes
           end as attributes,
         w.staff_id as "staffId", staff.name as "staffName", w.private, w.about_seat_id as "aboutSeatId",
           about.alias as "aboutAlias", w.version, w.body, v.chosen, case when v.chosen is not null then av.answer
           end as form,
         ${photosJson({ postId: 'w.post_id' })} as photos,
         w.skip_reason as "skipReason", w.created_at as "createdAt", case when w.version > 1 then v.created_at
           end as "editedAt"
    from research.written_post w
    join research.post_version v on v.post_id = w.post_id and v.version = w.version
    left join research.question_wording av on av.question_id = w.question_id and av.version = w.question_version
    left join research.participant about on about.id = w.about_seat_id
    left join platform.colleague staff on staff.id = w.staff_id
   where w.study_id = $1 and not ($2 and (w.private or coalesce(w.masking, 'private') = 'private'))`;

export interface QuestionWords {
  id: string;
  key: string;
  day: number;
  title: Localized;
  text: Localized;
}

/** A post of others that somebody was shown, and when first. */
export interface SeenPost {
  postId: string;
  kind: PostKind;
  alias: string | null;
  staffName: string | null;
  /** As it was worded then; null: its author has withdrawn. */
  body: string | null;
  firstSeenAt: Date;
}

@Injectable()
export class StreamRepository {
  constructor(private readonly work: UnitOfWork) {}

  stream(
    studyId: string,
    isObserver: boolean,
    questionId: string | null,
    seatId: string | null,
    kind: 'probe' | 'answer' | 'reply' | 'probe_answer' | 'to_moderator' | 'moderator_reply' | null,
    since: string | null,
    before: string | null,
    most: number,
  ): Promise<StaffPost[]> {
    return this.work.query<StaffPost>(
      `select * from (${STAFF_POST}) p
        where ($3::uuid is null or p."questionId" = $3)
          and ($4::uuid is null or p."seatId" = $4 or p."aboutSeatId" = $4) and ($5::text is null or p.kind = $5)
          and ($6::timestamptz is null or coalesce(p."editedAt", p."createdAt") > $6)
            and ($7::timestamptz is null or p."createdAt" < $7)
        order by p."createdAt" desc, p.id limit $8`,
      [studyId, isObserver, questionId, seatId, kind, since, before, most],
    );
  }

  thread(studyId: string, isObserver: boolean, postId: string): Promise<StaffPost[]> {
    return this.work.query<StaffPost>(
      `with recursive under as (
         select id from research.post where study_id = $1 and id = $3
         union all select p.id from research.post p join under u on p.parent_id = u.id where p.study_id = $1)
       select p.* from (${STAFF_POST}) p join under u on u.id = p.id order by p."createdAt", p.id`,
      [studyId, isObserver, postId],
    );
  }

  async questionOf(studyId: string, postId: string): Promise<QuestionWords | undefined> {
    const [row] = await this.work.query<QuestionWords>(
      `select q.id, q.key, q.day, v.title, v.text from research.planned_question q
         join research.post p on p.study_id = q.study_id and p.question_id = q.id
         join research.question_wording v on v.question_id = q.id
           and v.version = coalesce(p.question_version, q.version)
        where q.study_id = $1 and p.id = $2`,
      [studyId, postId],
    );
    return row;
  }

  async seenBefore(
    studyId: string,
    postId: string,
  ): Promise<
    | {
        answeredAt: Date;
        items: (Omit<SeenPost, 'firstSeenAt'> & { firstSeenAt: string })[];
      }
    | undefined
  > {
    const [row] = await this.work.query<{
      answeredAt: Date;
      items: (Omit<SeenPost, 'firstSeenAt'> & { firstSeenAt: string })[];
    }>(
      `select w.created_at as "answeredAt",
              (select coalesce(json_agg(json_build_object('postId', p.id, 'kind', p.kind, 'alias', a.alias,
                'staffName', staff.name, 'firstSeenAt', e.first_seen_at,
                        'body', case when p.erased_at is null and a.state is distinct
                          from 'withdrawn' then (select v.body from research.post_version v
                          where v.post_id = p.id and v.created_at <= e.first_seen_at
                          order by v.version desc limit 1) end) order by e.first_seen_at, p.created_at, p.id), '[]')
                 from research.exposure e
                 join research.post p on p.id = e.post_id and p.question_id = w.question_id
                 left join research.participant a on a.id = p.seat_id
                 left join platform.colleague staff on staff.id = p.staff_id
                where e.study_id = $1 and e.seat_id = w.seat_id and e.first_seen_at < w.created_at) as items
         from research.written_post w where w.study_id = $1 and w.post_id = $2 and w.kind = 'answer'`,
      [studyId, postId],
    );
    return row;
  }
}
