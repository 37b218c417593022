import { Injectable } from '@nestjs/common';
import type { CodeView } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { CodeEntity } from './coding.entities.js';

@Injectable()
export class CodebookRepository {
  constructor(private readonly work: UnitOfWork) {}

  /** One change of a codebook at a time: two moves that are fine alone can make a circle together. */
  async lock(studyId: string): Promise<CodeEntity[]> {
    await this.work.query('select pg_advisory_xact_lock(hashtext($1), hashtext($2))', ['lytt.codebook', studyId]);
    return this.inOrder(studyId);
  }

  inOrder(studyId: string): Promise<CodeEntity[]> {
    return this.work.repository(CodeEntity).find({ where: { studyId }, order: { position: 'ASC' } });
  }

  /** One statement: a child may stand before its parent. */
  async add(studyId: string, codes: readonly Omit<CodeEntity, 'studyId'>[]): Promise<void> {
    await this.work.query(
      `insert into research.code (id, study_id, key, name, definition, colour, parent_id, position)
       select id, $1, key, name, definition, colour, "parentId", position from jsonb_to_recordset($2::jsonb)
         as c(id uuid, key text, name text, definition text, colour text, "parentId" uuid, position int)`,
      [studyId, JSON.stringify(codes)],
    );
  }

  async change(studyId: string, codeId: string, change: Partial<CodeEntity>): Promise<void> {
    await this.work.repository(CodeEntity).update({ id: codeId, studyId }, change);
  }

  async delete(studyId: string, codeId: string): Promise<void> {
    await this.work.repository(CodeEntity).delete({ id: codeId, studyId });
  }

  /** The codes among these that are there, kept from being deleted meanwhile. */
  async holdCodes(studyId: string, codeIds: readonly string[]): Promise<number> {
    const known = await this.work.query('select id from research.code where study_id = $1 and id = any($2) for share', [
      studyId,
      codeIds,
    ]);
    return known.length;
  }

  /** In the codebook's order, each code counted alone and with what stands below it; people first. */
  counted(studyId: string): Promise<CodeView[]> {
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
         from research.code c left join counted n on n.root = c.id
        where c.study_id = $1 order by c.position, c.name`,
      [studyId],
    );
  }
}
