import { Injectable } from '@nestjs/common';
import type { Draft } from '../domain/reader.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** More slots than a study can have places to write in: a bound on what one session can store. */
const MOST_DRAFTS = 500;

@Injectable()
export class DraftsRepository {
  constructor(private readonly work: UnitOfWork) {}

  async forget(
    studyId: string,
    seatId: string,
    slot: string,
    known: readonly string[] | null,
    body: string,
  ): Promise<void> {
    await this.work.query(
      `delete from research.draft where study_id = $1 and seat_id = $2 and slot = $3
         and ($4::text[] is null or revision = any($4) or body = $5)`,
      [studyId, seatId, slot, known, body],
    );
  }

  async move(studyId: string, seatId: string, from: string, to: string): Promise<void> {
    await this.work.query(
      `update research.draft set slot = $4 where study_id = $1 and seat_id = $2 and slot = $3
          and not exists (select 1 from research.draft where seat_id = $2 and slot = $4)`,
      [studyId, seatId, from, to],
    );
  }

  save(
    studyId: string,
    seatId: string,
    slot: string,
    body: string,
    picked: Readonly<Record<string, readonly string[]>>,
    revision: string,
    known: readonly string[] | null,
  ): Promise<{ savedAt: Date }[]> {
    return this.work.hot<{ savedAt: Date }>(
      'discussion-draft',
      `insert into research.draft as d (seat_id, slot, study_id, body, picked, revision, updated_at)
       select $2, $3, $1, $4, $5::jsonb, $6, platform.clock_now($1) from research.participant
        where study_id = $1 and id = $2 and (select count(*) from research.draft where seat_id = $2) < ${MOST_DRAFTS}
       on conflict (seat_id, slot) do update set body = excluded.body, picked = excluded.picked,
         revision = excluded.revision, updated_at = excluded.updated_at
         where $7::text[] is null or d.revision = any($7) or (d.body = excluded.body and d.picked = excluded.picked)
       returning updated_at as "savedAt"`,
      [studyId, seatId, slot, body, JSON.stringify(picked), revision, known],
    );
  }

  async find(studyId: string, seatId: string, slot: string): Promise<Draft | undefined> {
    const [row] = await this.work.query<Draft>(
      `select body, picked, revision, updated_at as "savedAt" from research.draft
         where study_id = $1 and seat_id = $2 and slot = $3`,
      [studyId, seatId, slot],
    );
    return row;
  }
}
