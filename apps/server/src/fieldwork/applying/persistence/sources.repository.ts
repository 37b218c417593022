import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

export interface SourceRow {
  id: string;
  code: string;
  name: string;
  paused: boolean;
}

/** The links of a study, in the order of its list, and how often they were opened. */
@Injectable()
export class SourcesRepository {
  constructor(private readonly work: UnitOfWork) {}

  list(studyId: string): Promise<SourceRow[]> {
    return this.work.query<SourceRow>(
      `select id, code, name, paused_at is not null as paused
         from research.source where study_id = $1 order by position`,
      [studyId],
    );
  }

  async withCode(studyId: string, code: string): Promise<SourceRow | undefined> {
    const [row] = await this.work.query<SourceRow>(
      'select id, code, name, paused_at is not null as paused from research.source where study_id = $1 and code = $2',
      [studyId, code],
    );
    return row;
  }

  async anyIn(studyId: string): Promise<boolean> {
    return (await this.work.query('select 1 from research.source where study_id = $1 limit 1', [studyId])).length > 0;
  }

  /** At the end of the list, in this order. */
  async add(studyId: string, sources: readonly { name: string; code: string; paused?: boolean }[]): Promise<string[]> {
    if (sources.length === 0) return [];
    const rows = sources.map(({ name, code, paused = false }, at) => ({ id: randomUUID(), name, code, paused, at }));
    await this.work.query(
      `insert into research.source (id, study_id, code, name, position, paused_at)
       select n.id, $1, n.code, n.name,
              n.at + 1 + (select coalesce(max(position), -1) from research.source where study_id = $1),
              case when n.paused then platform.clock_now($1) end
         from jsonb_to_recordset($2::jsonb) as n(id uuid, code text, name text, paused boolean, at int)`,
      [studyId, JSON.stringify(rows)],
    );
    return rows.map((row) => row.id);
  }

  /** False where the study has no such link. */
  async change(
    studyId: string,
    sourceId: string,
    change: { name?: string | undefined; paused?: boolean | undefined },
  ): Promise<boolean> {
    const changed = await this.work.query(
      `update research.source set name = coalesce($3, name),
              paused_at = case when $4::boolean is null then paused_at
                               when $4 then coalesce(paused_at, platform.clock_now($1)) end
        where study_id = $1 and id = $2 returning id`,
      [studyId, sourceId, change.name ?? null, change.paused ?? null],
    );
    return changed.length > 0;
  }

  /**
   * A visit that comes meanwhile waits, and finds the link gone instead of being forgotten with it. False: no such
   * link.
   */
  async lock(studyId: string, sourceId: string): Promise<boolean> {
    const found = await this.work.query('select 1 from research.source where study_id = $1 and id = $2 for update', [
      studyId,
      sourceId,
    ]);
    return found.length > 0;
  }

  async wasOpened(studyId: string, sourceId: string): Promise<boolean> {
    const [row] = await this.work.query<{ opened: boolean }>(
      `select exists (select from research.source_visit where study_id = $1 and source_id = $2)
           or exists (select from research.application where study_id = $1 and source_id = $2) as opened`,
      [studyId, sourceId],
    );
    return row?.opened ?? false;
  }

  async remove(studyId: string, sourceId: string): Promise<void> {
    await this.work.query('delete from research.source where study_id = $1 and id = $2', [studyId, sourceId]);
  }

  /** By source and the study's own day. */
  async countVisit(studyId: string, sourceId: string, timeZone: string): Promise<void> {
    await this.work.query(
      `insert into research.source_visit (study_id, source_id, day, visits)
       values ($1, $2, (platform.clock_now($1) at time zone $3)::date, 1)
       on conflict (study_id, source_id, day) do update set visits = source_visit.visits + 1`,
      [studyId, sourceId, timeZone],
    );
  }
}
