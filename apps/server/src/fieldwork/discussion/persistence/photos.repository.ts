import { Injectable } from '@nestjs/common';
import { readerOf, NAMES, hasAnswered, maySee } from './masking.fragments.js';
import { isOpenFor, isShownTo } from '../../guide/guide.facade.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** Participants' pictures: rows beside the posts, bytes and thumbnails in the file store. */
export interface StoredPhoto {
  id: string;
  thumbnailId: string;
  type: string;
}

@Injectable()
export class PhotosRepository {
  constructor(private readonly work: UnitOfWork) {}

  known(ids: readonly string[]): Promise<{ id: string }[]> {
    return this.work.query<{ id: string }>(
      `select unnest(array[id, thumbnail_id]) as id from research.photo
         where id = any($1::uuid[]) or thumbnail_id = any($1::uuid[])`,
      [ids],
    );
  }

  insert(
    studyId: string,
    seatId: string,
    questionId: string,
    id: string,
    type: 'image/jpeg' | 'image/png',
    width: number,
    height: number,
    length: number,
    thumbnailId: string,
    most: number,
  ): Promise<unknown[]> {
    return this.work.query<unknown>(
      `insert into research.photo (id, study_id, seat_id, question_id, position, type, width, height, bytes,
         thumbnail_id, created_at)
       select $4, $1, $2, $3, coalesce(max(position), 0) + 1, $5, $6, $7, $8, $9, platform.clock_now($1)
         from research.photo where study_id = $1 and seat_id = $2 and question_id = $3 and post_id is null
       having count(*) < $10 returning id`,
      [studyId, seatId, questionId, id, type, width, height, length, thumbnailId, most],
    );
  }

  async describe(
    studyId: string,
    seatId: string,
    questionId: string,
    said: { id: string; alt: string }[],
  ): Promise<void> {
    await this.work.query(
      `update research.photo f set alt = s.alt from jsonb_to_recordset($4::jsonb) as s(id text, alt text)
        where f.study_id = $1 and f.seat_id = $2 and f.question_id = $3 and f.id::text = s.id`,
      [studyId, seatId, questionId, JSON.stringify(said)],
    );
  }

  remove(
    studyId: string,
    seatId: string,
    questionId: string,
    photoId: string,
  ): Promise<{ id: string; thumbnailId: string }[]> {
    return this.work.query<{ id: string; thumbnailId: string }>(
      `with me as (${readerOf({ study: '$1', seat: '$2' })})
         delete from research.photo f using me, research.planned_question q
          where f.study_id = $1 and f.seat_id = $2 and f.question_id = $3 and f.id = $4 and q.study_id = $1
            and q.id = $3 and ${isOpenFor(NAMES)}
          returning f.id, f.thumbnail_id as "thumbnailId"`,
      [studyId, seatId, questionId, photoId],
    );
  }

  async countWaiting(studyId: string, seatId: string, questionId: string): Promise<{ count: number } | undefined> {
    const [row] = await this.work.query<{ count: number }>(
      `select count(*)::int as count from research.photo
         where study_id = $1 and seat_id = $2 and question_id = $3 and post_id is null`,
      [studyId, seatId, questionId],
    );
    return row;
  }

  async attach(studyId: string, seatId: string, questionId: string, postId: string): Promise<void> {
    await this.work.query(
      `update research.photo set post_id = $4
         where study_id = $1 and seat_id = $2 and question_id = $3 and post_id is null`,
      [studyId, seatId, questionId, postId],
    );
  }

  removeAll(studyId: string, seatId: string): Promise<{ id: string; thumbnailId: string }[]> {
    return this.work.query<{ id: string; thumbnailId: string }>(
      `delete from research.photo where study_id = $1 and seat_id = $2 returning id, thumbnail_id as "thumbnailId"`,
      [studyId, seatId],
    );
  }

  seenByParticipant(studyId: string, seatId: string, photoId: string): Promise<StoredPhoto[]> {
    return this.work.query<StoredPhoto>(
      `with me as (${readerOf({ study: '$1', seat: '$2' })})
       select f.id, f.thumbnail_id as "thumbnailId", f.type from me
         join research.photo f on f.study_id = $1 and f.id = $3
         left join lateral (select q.masking, ${hasAnswered({ study: '$1', question: 'q', seat: '$2' })} as answered
           from research.planned_question q where q.study_id = $1 and q.id = f.question_id) q on true
         left join research.post p on p.id = f.post_id
         left join research.participant a on a.id = f.seat_id
        where f.seat_id = $2 or (p.id is not null and p.erased_at is null and a.state <> 'withdrawn'
          and ${maySee({ post: 'p', question: 'q', seat: '$2' })})`,
      [studyId, seatId, photoId],
    );
  }

  seenByStaff(studyId: string, isObserver: boolean, photoId: string): Promise<StoredPhoto[]> {
    return this.work.query<StoredPhoto>(
      `select f.id, f.thumbnail_id as "thumbnailId", f.type from research.photo f
         join research.written_post w on w.post_id = f.post_id
        where f.study_id = $1 and f.id = $3 and w.study_id = $1
          and not ($2 and (w.private or coalesce(w.masking, 'private') = 'private'))`,
      [studyId, isObserver, photoId],
    );
  }

  async room(studyId: string, seatId: string, questionId: string): Promise<{ most: number | null } | undefined> {
    const [row] = await this.work.query<{ most: number | null }>(
      `with me as (${readerOf({ study: '$1', seat: '$2' })})
       select (v.answer->>'most')::int as most from me
         join research.planned_question q on q.study_id = $1 and q.id = $3 and ${isOpenFor(NAMES)}
         join research.question_wording v on v.question_id = q.id and v.version = q.version
        where v.answer->>'kind' = 'photo' and me.state in ('agreed','active','completed')
          and not exists (select 1 from research.post o
            where o.study_id = $1 and o.question_id = $3 and o.seat_id = $2 and o.kind = 'answer'
            and o.skip_reason is null)`,
      [studyId, seatId, questionId],
    );
    return row;
  }

  async stimulusType(studyId: string, seatId: string, fileId: string): Promise<{ type: string } | undefined> {
    const [row] = await this.work.query<{ type: string }>(
      `with me as (${readerOf({ study: '$1', seat: '$2' })})
       select f.type from me join research.stimulus_picture f on f.study_id = $1 and f.id = $3
        where exists (select 1 from research.planned_question q join research.question_wording v on v.question_id = q.id
                       where q.study_id = $1 and ${isShownTo(NAMES)}
                         and v.stimuli @> jsonb_build_array(jsonb_build_object('fileId', $3::text)))`,
      [studyId, seatId, fileId],
    );
    return row;
  }
}
