import { Injectable } from '@nestjs/common';
import { type Reader, draftsOf } from '../domain/reader.js';
import { readerOf, NAMES } from './masking.fragments.js';
import { draftsJson, photosJson } from './page-parts.fragments.js';
import type { PostKind, Localized, AnswerForm, SkipReason } from '@lytt/shared';
import type { Chosen } from '../domain/chosen.js';
import type { PagePhoto } from './question-page.statement.js';
import { isOpenFor } from '../../guide/guide.facade.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface OwnPost {
  id: string;
  // A moderator's words are nobody's own.
  kind: Exclude<PostKind, 'probe' | 'moderator_reply'>;
  questionId: string | null;
  questionTitle: Localized | null;
  day: number | null;
  body: string;
  version: number;
  chosen: Chosen | null;
  /** The form it was chosen in. */
  form: AnswerForm | null;
  photos: PagePhoto[];
  skipReason: SkipReason | null;
  createdAt: Date;
  /** An answer whose question is open still. */
  editable: boolean;
}

/** Something that was told by mail or push. */
export interface NoticeLine {
  kind: string;
  at: Date;
  /** Of the question that it was about, as it was called then. */
  title: string | null;
  /** The page that it led to. */
  next: string | null;
}

export interface LetterPost {
  id: string;
  mine: boolean;
  staffName: string | null;
  body: string;
  createdAt: Date;
  seen: boolean;
}

@Injectable()
export class OwnWordsRepository {
  constructor(private readonly work: UnitOfWork) {}

  async reader(studyId: string, seatId: string): Promise<Reader | undefined> {
    const [row] = await this.work.query<Reader>(readerOf({ study: '$1', seat: '$2' }), [studyId, seatId]);
    return row;
  }

  async drafts(studyId: string, seatId: string): Promise<{ drafts: Parameters<typeof draftsOf>[0] } | undefined> {
    const [row] = await this.work.query<{ drafts: Parameters<typeof draftsOf>[0] }>(
      `select ${draftsJson({ study: '$1', seat: '$2' })} as drafts`,
      [studyId, seatId],
    );
    return row;
  }

  posts(studyId: string, seatId: string, everything: boolean): Promise<OwnPost[]> {
    return this.work.query<OwnPost>(
      `with me as (${readerOf({ study: '$1', seat: '$2' })})
       select p.id, p.kind, p.question_id as "questionId", qv.title as "questionTitle", q.day, v.body, v.version,
         v.chosen, case when v.chosen is not null then av.answer end as form,
              ${photosJson({ postId: 'p.id' })} as photos,
              p.skip_reason as "skipReason", v.created_at as "createdAt",
              p.kind = 'answer' and coalesce(${isOpenFor(NAMES)}, false) as editable
         from me join research.post p on p.study_id = $1 and p.seat_id = $2 and p.erased_at is null
         join research.post_version v on v.post_id = p.id and ($3 or v.version = p.version)
         left join research.question_wording av on av.question_id = p.question_id and av.version = p.question_version
         left join research.planned_question q on q.id = p.question_id
         left join research.question_wording qv on qv.question_id = q.id and qv.version = q.version
        where $3 or p.kind <> 'to_moderator' order by q.position, p.created_at, p.id, v.version`,
      [studyId, seatId, everything],
    );
  }

  notices(studyId: string, seatId: string): Promise<NoticeLine[]> {
    return this.work.query<NoticeLine>(
      `select kind, coalesce(sent_at, created_at) as at, title, next from research.recorded_notice
        where study_id = $1 and seat_id = $2 and state = 'sent' and kind <> 'sign-in-link' order by at desc limit 200`,
      [studyId, seatId],
    );
  }

  letters(studyId: string, seatId: string): Promise<LetterPost[]> {
    return this.work.query<LetterPost>(
      `select p.id, p.seat_id is not distinct from $2 as mine, staff.name as "staffName", v.body,
         p.created_at as "createdAt", p.staff_id is null or e.post_id is not null as seen
         from research.post p
         join research.post_version v on v.post_id = p.id and v.version = p.version
         left join platform.colleague staff on staff.id = p.staff_id
         left join research.exposure e on e.seat_id = $2 and e.post_id = p.id
        where p.study_id = $1 and p.question_id is null and p.private and p.erased_at is null
          and (p.seat_id = $2 or p.about_seat_id = $2)
        order by p.created_at, p.id`,
      [studyId, seatId],
    );
  }
}
