import { Injectable } from '@nestjs/common';
import type { ScreenerDraft, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing, type DomainError } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { ScreenersRepository, type DraftRow } from '../persistence/screeners.repository.js';
import { ScreenerUse } from './screener-use.js';
import { faultsOf, refuseOversize } from '../domain/find-screener-faults.js';

type Definition = ScreenerDraft['definition'];

/** Keeps what the editor typed, faults and all; who saves on an older copy than the newest is told whose is newer. */
@Injectable()
export class EditScreenerDraft {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rows: ScreenersRepository,
    private readonly use: ScreenerUse,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async read(studyId: string): Promise<ScreenerDraft> {
    const row = await this.row(studyId);
    const definition = row.draft ?? row.definition;
    return {
      definition,
      revision: row.revision,
      published: row.version,
      changed: row.changed,
      savedAt: row.draft ? (row.at?.toISOString() ?? null) : null,
      savedBy: row.draft ? row.by : null,
      faults: faultsOf(definition),
      inUse: await this.use.isUsed(studyId),
    };
  }

  async save(actor: StaffActor, studyId: string, definition: Definition, revision: number): Promise<ScreenerDraft> {
    refuseOversize(definition);
    await this.work.run(async () => {
      const row = await this.row(studyId, 'to-change');
      if (row.revision !== revision) throw overtaken(row);
      await this.rows.writeDraft(studyId, definition, actor.staffId);
      await this.live.tell({ studyId, topic: 'screener' });
    });
    return this.read(studyId);
  }

  async discard(actor: StaffActor, studyId: string): Promise<ScreenerDraft> {
    await this.work.run(async () => {
      const row = await this.row(studyId, 'to-change');
      if (!row.draft) return;
      await this.rows.writeDraft(studyId, null, actor.staffId);
      await this.audit.record(actor, 'recruitment.screener-draft-discarded', studyId, { revision: row.revision });
      await this.live.tell({ studyId, topic: 'screener' });
    });
    return this.read(studyId);
  }

  async row(studyId: string, lock: 'to-change' | 'to-read' = 'to-read'): Promise<DraftRow> {
    const row = await this.rows.draft(studyId, lock);
    if (!row) throw missing('screener');
    return row;
  }
}

export const overtaken = ({ by }: DraftRow): DomainError =>
  conflict(
    'screener.overtaken',
    `${by ?? 'Somebody else'} has changed this screener since you opened it, so nothing of yours was saved. Copy what you want to keep, load the newest, and put it in there.`,
  );
