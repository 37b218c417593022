import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { freeCode, MOST_SOURCES } from '../domain/source-list.js';
import { SourceEntity } from '../persistence/applying.entities.js';

/** Adds, renames, pauses and removes the links of a study. */
@Injectable()
export class EditSource {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  /** Whoever changes the list waits for their turn, so that no code is given twice. */
  async lockedList(studyId: string): Promise<{ code: string; name: string }[]> {
    await this.work.query('select 1 from research.study where id = $1 for no key update', [studyId]);
    return this.work.query('select code, name from research.source where study_id = $1', [studyId]);
  }

  async add(
    actor: StaffActor,
    studyId: string,
    wish: { name: string; code?: string | undefined },
  ): Promise<{ id: string; code: string }> {
    return this.work.run(async () => {
      const here = await this.lockedList(studyId);
      const taken = new Set(here.map((source) => source.code));
      if (taken.size >= MOST_SOURCES)
        throw conflict('recruitment.sources-full', `A study has at most ${MOST_SOURCES} sources.`);
      if (wish.code !== undefined && taken.has(wish.code))
        throw conflict('recruitment.code-taken', `Another source has the code "${wish.code}". Choose another code.`);
      const code = wish.code ?? freeCode(wish.name, taken);
      const [id = ''] = await this.insert(studyId, [{ name: wish.name, code }]);
      await this.note(actor, 'recruitment.source-added', studyId, { sourceId: id, code });
      return { id, code };
    });
  }

  /** At the end of the list, in this order. */
  async insert(studyId: string, sources: readonly { name: string; code: string }[]): Promise<string[]> {
    const rows = sources.map((source, at) => ({ ...source, id: randomUUID(), at }));
    await this.work.query(
      `insert into research.source (id, study_id, code, name, position)
       select n.id, $1, n.code, n.name, n.at + 1 + (select coalesce(max(position), -1) from research.source where study_id = $1)
         from jsonb_to_recordset($2::jsonb) as n(id uuid, code text, name text, at int)`,
      [studyId, JSON.stringify(rows)],
    );
    return rows.map((row) => row.id);
  }

  async edit(
    actor: StaffActor,
    studyId: string,
    sourceId: string,
    change: { name?: string | undefined; paused?: boolean | undefined },
  ): Promise<void> {
    await this.work.run(async () => {
      const changed = await this.work.query(
        `update research.source set name = coalesce($3, name),
                paused_at = case when $4::boolean is null then paused_at
                                 when $4 then coalesce(paused_at, platform.clock_now($1)) end
          where study_id = $1 and id = $2 returning id`,
        [studyId, sourceId, change.name ?? null, change.paused ?? null],
      );
      if (changed.length === 0) throw missing('source');
      const { name, paused } = change;
      const what = { ...(name === undefined ? {} : { renamed: true }), ...(paused === undefined ? {} : { paused }) };
      await this.note(actor, 'recruitment.source-edited', studyId, { sourceId, ...what });
    });
  }

  async remove(actor: StaffActor, studyId: string, sourceId: string): Promise<void> {
    await this.work.run(async () => {
      // Locked against visits: one that comes now waits, and finds the link gone instead of being forgotten with it.
      const found = await this.work.query('select 1 from research.source where study_id = $1 and id = $2 for update', [
        studyId,
        sourceId,
      ]);
      if (found.length === 0) throw missing('source');
      const [row] = await this.work.query<{ opened: boolean }>(
        `select exists (select from research.source_visit where study_id = $1 and source_id = $2)
             or exists (select from research.application where study_id = $1 and source_id = $2) as opened`,
        [studyId, sourceId],
      );
      if (row?.opened)
        throw conflict(
          'recruitment.source-opened',
          'People have opened this link, and their numbers would go with it. Pause it instead; then it takes no new forms.',
        );
      await this.work.repository(SourceEntity).delete({ studyId, id: sourceId });
      await this.note(actor, 'recruitment.source-removed', studyId, { sourceId });
    });
  }

  async note(actor: StaffActor, action: string, studyId: string, subject: Record<string, unknown>): Promise<void> {
    await this.audit.record(actor, action, studyId, subject);
    await this.live.tell({ studyId, topic: 'source' });
  }
}
