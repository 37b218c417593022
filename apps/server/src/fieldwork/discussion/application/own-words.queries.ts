import { Injectable } from '@nestjs/common';
import type { AnswerForm, Localized, PostKind, SkipReason } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Chosen } from '../domain/chosen.js';
import type { PagePhoto } from './question-page.queries.js';
import { OPEN, READER } from './masking.js';
import { DRAFTS, draftsOf, type Drafts, type Reader } from './reader.js';

/** Something that was told by mail or push. */
export interface NoticeLine {
  kind: string;
  at: Date;
  /** Of the question that it was about, as it was called then. */
  title: string | null;
  /** The page that it led to. */
  next: string | null;
}
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
export interface LetterPost {
  id: string;
  mine: boolean;
  staffName: string | null;
  body: string;
  createdAt: Date;
  seen: boolean;
}

/** What one participant has written and exchanged with the moderators. */
@Injectable()
export class OwnWordsQueries {
  constructor(private readonly work: UnitOfWork) {}

  async reader(studyId: string, seatId: string): Promise<Reader | undefined> {
    const [row] = await this.work.query<Reader>(READER, [studyId, seatId]);
    return row;
  }

  async drafts(studyId: string, seatId: string): Promise<Drafts> {
    const [row] = await this.work.query<{ drafts: Parameters<typeof draftsOf>[0] }>(`select ${DRAFTS} as drafts`, [
      studyId,
      seatId,
    ]);
    return draftsOf(row?.drafts ?? null);
  }

  /** `everything`: every version, and words to the moderators too. */
  own(studyId: string, seatId: string, everything = false): Promise<OwnPost[]> {
    return this.work.query<OwnPost>(
      `with me as (${READER})
       select p.id, p.kind, p.question_id as "questionId", qv.title as "questionTitle", q.day, v.body, v.version, v.chosen, case when v.chosen is not null then av.answer end as form,
              (select coalesce(json_agg(json_build_object('id', f.id, 'width', f.width, 'height', f.height, 'alt', f.alt) order by f.position), '[]') from research.photo f where f.post_id = p.id) as photos,
              p.skip_reason as "skipReason", v.created_at as "createdAt",
              p.kind = 'answer' and coalesce(${OPEN}, false) as editable
         from me join research.post p on p.study_id = $1 and p.seat_id = $2 and p.erased_at is null
         join research.post_version v on v.post_id = p.id and ($3 or v.version = p.version)
         left join research.question_version av on av.question_id = p.question_id and av.version = p.question_version
         left join research.question q on q.id = p.question_id
         left join research.question_version qv on qv.question_id = q.id and qv.version = q.version
        where $3 or p.kind <> 'to_moderator' order by q.position, p.created_at, p.id, v.version`,
      [studyId, seatId, everything],
    );
  }

  /** What was sent to this person, newest first: kinds and times. */
  notices(studyId: string, seatId: string): Promise<NoticeLine[]> {
    return this.work.query<NoticeLine>(
      `select kind, coalesce(sent_at, created_at) as at, values->>'title' as title, values->'link'->>'next' as next from research.notice
        where study_id = $1 and seat_id = $2 and state = 'sent' and kind <> 'sign-in-link' order by at desc limit 200`,
      [studyId, seatId],
    );
  }

  /** Words to the moderators outside any question, and what they replied; oldest first. */
  letters(studyId: string, seatId: string): Promise<LetterPost[]> {
    return this.work.query<LetterPost>(
      `select p.id, p.seat_id is not distinct from $2 as mine, staff.name as "staffName", v.body, p.created_at as "createdAt", p.staff_id is null or e.post_id is not null as seen
         from research.post p
         join research.post_version v on v.post_id = p.id and v.version = p.version
         left join platform.staff staff on staff.id = p.staff_id
         left join research.exposure e on e.seat_id = $2 and e.post_id = p.id
        where p.study_id = $1 and p.question_id is null and p.private and p.erased_at is null and (p.seat_id = $2 or p.about_seat_id = $2)
        order by p.created_at, p.id`,
      [studyId, seatId],
    );
  }
}
