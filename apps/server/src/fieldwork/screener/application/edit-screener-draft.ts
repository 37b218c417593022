import { Injectable } from '@nestjs/common';
import type { ScreenerDraft, StaffActor } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, missing, type DomainError } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import { ScreenerUse } from './screener-use.js';
import { faultsOf, refuseOversize } from '../domain/find-screener-faults.js';

type Definition = ScreenerDraft['definition'];

/** The editor's copy beside what applicants see; `by` and `at` tell of its last change, discarding included. */
export interface DraftRow {
  definition: Definition;
  draft: Definition | null;
  changed: boolean;
  revision: number;
  version: number;
  by: string | null;
  at: Date | null;
}

const READ = `select s.definition, s.draft, s.draft is not null and s.draft <> s.definition as changed, s.draft_revision as revision,
  s.version, f.name as by, s.draft_at as at
  from research.screener s left join platform.staff f on f.id = s.draft_by where s.study_id = $1`;

/** Keeps what the editor typed, faults and all; who saves on an older copy than the newest is told whose is newer. */
@Injectable()
export class EditScreenerDraft {
  constructor(
    private readonly work: UnitOfWork,
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
      await this.work.query(
        `update research.screener set draft = $2, draft_revision = draft_revision + 1, draft_by = $3, draft_at = clock_timestamp()
          where study_id = $1`,
        [studyId, JSON.stringify(definition), actor.staffId],
      );
      await this.live.tell({ studyId, topic: 'screener' });
    });
    return this.read(studyId);
  }

  /** The revision grows here too: whoever still types on the discarded copy must hear of it. */
  async discard(actor: StaffActor, studyId: string): Promise<ScreenerDraft> {
    await this.work.run(async () => {
      const row = await this.row(studyId, 'to-change');
      if (!row.draft) return;
      await this.work.query(
        `update research.screener set draft = null, draft_revision = draft_revision + 1, draft_by = $2, draft_at = clock_timestamp()
          where study_id = $1`,
        [studyId, actor.staffId],
      );
      await this.audit.record(actor, 'recruitment.screener-draft-discarded', studyId, { revision: row.revision });
      await this.live.tell({ studyId, topic: 'screener' });
    });
    return this.read(studyId);
  }

  async row(studyId: string, lock: 'to-change' | 'to-read' = 'to-read'): Promise<DraftRow> {
    const [row] = await this.work.query<DraftRow>(`${READ} ${lock === 'to-change' ? 'for update of s' : ''}`, [
      studyId,
    ]);
    if (!row) throw missing('screener');
    return row;
  }
}

export const overtaken = ({ by }: DraftRow): DomainError =>
  conflict(
    'screener.overtaken',
    `${by ?? 'Somebody else'} has changed this screener since you opened it, so nothing of yours was saved. Copy what you want to keep, load the newest, and put it in there.`,
  );
