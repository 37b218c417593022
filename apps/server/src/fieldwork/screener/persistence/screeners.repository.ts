import { Injectable } from '@nestjs/common';
import type { ScreenerDraft, ScreenerSection } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

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

const READ_DRAFT = `
  select s.definition, s.draft, s.draft is not null and s.draft <> s.definition as changed,
         s.draft_revision as revision, s.version, f.name as by, s.draft_at as at
    from research.screener s left join platform.colleague f on f.id = s.draft_by
   where s.study_id = $1`;

/** A study's screener: what applicants see, every version of it, and the editor's draft. */
@Injectable()
export class ScreenersRepository {
  constructor(private readonly work: UnitOfWork) {}

  async version(studyId: string): Promise<number | undefined> {
    const [row] = await this.work.query<{ version: number }>(
      'select version from research.screener where study_id = $1',
      [studyId],
    );
    return row?.version;
  }

  async definition(studyId: string): Promise<ScreenerSection | undefined> {
    const [row] = await this.work.query<{ definition: ScreenerSection }>(
      'select definition from research.screener where study_id = $1',
      [studyId],
    );
    return row?.definition;
  }

  async definitionOfVersion(studyId: string, version: number): Promise<ScreenerSection | undefined> {
    const [row] = await this.work.query<{ definition: ScreenerSection }>(
      'select definition from research.screener_version where study_id = $1 and version = $2',
      [studyId, version],
    );
    return row?.definition;
  }

  /** The first version of a new study's screener. */
  async add(studyId: string, definition: ScreenerSection): Promise<void> {
    const written = JSON.stringify(definition);
    await this.work.query('insert into research.screener (study_id, definition) values ($1, $2)', [studyId, written]);
    await this.addVersion(studyId, 1, written, null);
  }

  async draft(studyId: string, lock: 'to-change' | 'to-read' = 'to-read'): Promise<DraftRow | undefined> {
    const [row] = await this.work.query<DraftRow>(`${READ_DRAFT} ${lock === 'to-change' ? 'for update of s' : ''}`, [
      studyId,
    ]);
    return row;
  }

  /** The revision grows by a discarded draft too: whoever still types on it must hear of that. */
  async writeDraft(studyId: string, draft: Definition | null, staffId: string): Promise<void> {
    await this.work.query(
      `update research.screener
          set draft = $2, draft_revision = draft_revision + 1, draft_by = $3, draft_at = clock_timestamp()
        where study_id = $1`,
      [studyId, draft && JSON.stringify(draft), staffId],
    );
  }

  /** The number of the new version; undefined where the draft says what applicants see already. */
  async publish(studyId: string, screener: ScreenerSection, staffId: string): Promise<number | undefined> {
    const definition = JSON.stringify(screener);
    const [published] = await this.work.query<{ version: number }>(
      `update research.screener set definition = $2, version = version + 1
        where study_id = $1 and definition <> $2::jsonb returning version`,
      [studyId, definition],
    );
    await this.work.query('update research.screener set draft = null where study_id = $1', [studyId]);
    if (published) await this.addVersion(studyId, published.version, definition, staffId);
    return published?.version;
  }

  private async addVersion(studyId: string, version: number, definition: string, by: string | null): Promise<void> {
    await this.work.query(
      'insert into research.screener_version (study_id, version, definition, published_by) values ($1, $2, $3, $4)',
      [studyId, version, definition, by],
    );
  }
}
