import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CODED_KINDS, type SegmentView } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface SegmentFilter {
  postId?: string;
  postIds?: readonly string[];
  codeId?: string;
  starred?: boolean;
  ids?: readonly string[];
}
/** Words of one frozen version. */
export interface Place {
  postId: string;
  version: number;
  /** Code points, end exclusive. */
  from: number;
  to: number;
}
export type SegmentRow = Omit<SegmentView, 'createdAt'> & { createdAt: Date };

@Injectable()
export class SegmentsRepository {
  constructor(private readonly work: UnitOfWork) {}

  /** Words that were erased or withdrawn are not among them: the view leaves them out. */
  matching(studyId: string, filter: SegmentFilter): Promise<SegmentRow[]> {
    const values: unknown[] = [studyId];
    const where = (sql: string, value: unknown): string =>
      value === undefined ? '' : ` and ${sql.replace('?', `$${values.push(value)}`)}`;
    const wanted = [
      where('g.post_id = ?', filter.postId),
      where('g.post_id = any(?)', filter.postIds),
      where('g.starred = ?', filter.starred),
      where('g.id = any(?)', filter.ids),
      where('exists (select 1 from research.coding x where x.segment_id = g.id and x.code_id = ?)', filter.codeId),
    ].join('');
    return this.work.query<SegmentRow>(
      `select g.id, g.post_id as "postId", g.version, g.from_point as "from", g.to_point as "to", g.quote, g.starred,
              coalesce(k.codes, '[]') as codes,
              wp.seat_id as "seatId", wp.alias, coalesce(wp.attributes, '{}') as attributes,
              wp.question_id as "questionId", wp.question_key as "questionKey", wp.question_day as "questionDay",
              g.created_at as "createdAt"
         from research.segment g
         join research.written_post wp on wp.study_id = g.study_id and wp.post_id = g.post_id
         left join lateral (
           select jsonb_agg(jsonb_build_object('id', c.id, 'key', c.key, 'name', c.name, 'colour', c.colour)
                            order by c.position) as codes
             from research.coding k join research.code c on c.id = k.code_id where k.segment_id = g.id) k on true
        where g.study_id = $1${wanted}
        order by wp.question_position nulls last, wp.alias, g.post_id, g.version, g.from_point, g.to_point desc`,
      values,
    );
  }

  /** The share lock waits for an erasure under way, so that no quote outlives its answer. */
  async lockWords(studyId: string, postId: string, version: number): Promise<string | undefined> {
    const [row] = await this.work.query<{ body: string }>(
      `select v.body from research.discussion_post p
         join research.participant s on s.id = p.seat_id
         join research.post_wording v on v.post_id = p.id and v.version = $3
        where p.study_id = $1 and p.id = $2 and p.kind = any($4)
          and p.skip_reason is null and p.erased_at is null and s.state <> 'withdrawn'
          for share of p`,
      [studyId, postId, version, CODED_KINDS],
    );
    return row?.body;
  }

  /** The segment at this place, made if nobody has made it. */
  async at(studyId: string, { postId, version, from, to }: Place, quote: string, staffId: string): Promise<string> {
    // The update that changes nothing makes an existing row come back, whoever made it a moment ago.
    const [row] = await this.work.query<{ id: string }>(
      `insert into research.segment
         (id, study_id, post_id, version, from_point, to_point, quote, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, platform.clock_now($2))
       on conflict (post_id, version, from_point, to_point) do update set quote = excluded.quote returning id`,
      [randomUUID(), studyId, postId, version, from, to, quote, staffId],
    );
    if (!row) throw new Error('a segment was neither made nor found');
    return row.id;
  }

  async lock(studyId: string, segmentId: string): Promise<void> {
    await this.work.query('select id from research.segment where study_id = $1 and id = $2 for update', [
      studyId,
      segmentId,
    ]);
  }

  async star(studyId: string, segmentId: string, starred: boolean): Promise<void> {
    await this.work.query('update research.segment set starred = $3 where study_id = $1 and id = $2', [
      studyId,
      segmentId,
      starred,
    ]);
  }

  async code(studyId: string, segmentId: string, codeIds: readonly string[], staffId: string): Promise<void> {
    await this.work.query(
      `insert into research.coding (segment_id, code_id, study_id, staff_id, at)
       select $1, unnest($2::uuid[]), $3, $4, platform.clock_now($3)
       on conflict (segment_id, code_id) do nothing`,
      [segmentId, codeIds, studyId, staffId],
    );
  }

  async uncode(studyId: string, segmentId: string, codeId: string): Promise<void> {
    await this.work.query('delete from research.coding where study_id = $1 and segment_id = $2 and code_id = $3', [
      studyId,
      segmentId,
      codeId,
    ]);
  }

  async delete(studyId: string, segmentId: string): Promise<void> {
    await this.work.query('delete from research.segment where study_id = $1 and id = $2', [studyId, segmentId]);
  }

  async forgetPost(studyId: string, postId: string): Promise<void> {
    await this.work.query('delete from research.segment where study_id = $1 and post_id = $2', [studyId, postId]);
  }

  /** The lock makes whoever is marking these words wait, and then find nothing. */
  async forgetParticipant(studyId: string, seatId: string): Promise<void> {
    const posts = await this.work.query<{ id: string }>(
      'select id from research.discussion_post where study_id = $1 and seat_id = $2 order by id for update',
      [studyId, seatId],
    );
    await this.work.query('delete from research.segment where study_id = $1 and post_id = any($2)', [
      studyId,
      posts.map(({ id }) => id),
    ]);
  }
}
