import { Injectable } from '@nestjs/common';
import type { CodeView, SegmentView } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface SegmentFilter {
  postId?: string;
  postIds?: readonly string[];
  codeId?: string;
  starred?: boolean;
  ids?: readonly string[];
}

/** Reads of codes and segments. Words that were erased or withdrawn are in none of them: the view leaves them out. */
@Injectable()
export class CodingQueries {
  constructor(private readonly work: UnitOfWork) {}

  async segments(studyId: string, filter: SegmentFilter = {}): Promise<SegmentView[]> {
    const values: unknown[] = [studyId];
    const where = (sql: string, value: unknown): string =>
      value === undefined ? '' : ` and ${sql.replace('?', `$${values.push(value)}`)}`;
    const rows = await this.work.query<Omit<SegmentView, 'createdAt'> & { createdAt: Date }>(
      `select g.id, g.post_id as "postId", g.version, g.from_point as "from", g.to_point as "to", g.quote, g.starred, coalesce(k.codes, '[]') as codes,
              wp.seat_id as "seatId", wp.alias, coalesce(wp.attributes, '{}') as attributes,
              wp.question_id as "questionId", wp.question_key as "questionKey", wp.question_day as "questionDay", g.created_at as "createdAt"
         from research.segment g
         join research.written_post wp on wp.study_id = g.study_id and wp.post_id = g.post_id
         left join lateral (select jsonb_agg(jsonb_build_object('id', c.id, 'key', c.key, 'name', c.name, 'colour', c.colour) order by c.position) as codes
                              from research.coding k join research.code c on c.id = k.code_id where k.segment_id = g.id) k on true
        where g.study_id = $1${where('g.post_id = ?', filter.postId)}${where('g.post_id = any(?)', filter.postIds)}${where('g.starred = ?', filter.starred)}
              ${where('g.id = any(?)', filter.ids)}${where('exists (select 1 from research.coding x where x.segment_id = g.id and x.code_id = ?)', filter.codeId)}
        order by wp.question_position nulls last, wp.alias, g.post_id, g.version, g.from_point, g.to_point desc`,
      values,
    );
    return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
  }

  /** The codebook in its order, each code counted alone and with what stands below it; people first. */
  codes(studyId: string): Promise<CodeView[]> {
    return this.work.query<CodeView>(
      `with recursive below as (
         select id as root, id from research.code where study_id = $1
         union select below.root, c.id from below join research.code c on c.parent_id = below.id and c.study_id = $1
       ), coded as (
         select k.code_id, g.id as segment_id, wp.seat_id from research.coding k
           join research.segment g on g.id = k.segment_id
           join research.written_post wp on wp.study_id = g.study_id and wp.post_id = g.post_id
          where k.study_id = $1
       ), counted as (
         select b.root, count(distinct d.seat_id)::int as people, count(distinct d.segment_id)::int as segments,
                count(distinct d.seat_id) filter (where d.code_id = b.root)::int as own_people,
                count(distinct d.segment_id) filter (where d.code_id = b.root)::int as own_segments
           from below b join coded d on d.code_id = b.id group by b.root
       )
       select c.id, c.key, c.name, c.definition, c.colour, c.parent_id as "parentId", c.position,
              jsonb_build_object('people', coalesce(n.own_people, 0), 'segments', coalesce(n.own_segments, 0)) as own,
              jsonb_build_object('people', coalesce(n.people, 0), 'segments', coalesce(n.segments, 0)) as within
         from research.code c left join counted n on n.root = c.id where c.study_id = $1 order by c.position, c.name`,
      [studyId],
    );
  }
}
