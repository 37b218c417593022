import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StudyFile } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { faultsOf, Screeners } from '../../screener/screener.facade.js';
import type { PhaseWatcher, StudyFileSection } from '../../study/study.facade.js';
import { SourceEntity } from '../persistence/applying.entities.js';

/** The sources in the study file, and what has to be there before the links open. */
@Injectable()
export class SourcesFile implements StudyFileSection, PhaseWatcher {
  readonly section = 'sources' as const;

  constructor(
    private readonly work: UnitOfWork,
    private readonly screeners: Screeners,
  ) {}

  async read(studyId: string, file: StudyFile): Promise<void> {
    const sources = file.sources.map(({ code, name }, position) => ({
      id: randomUUID(),
      studyId,
      code,
      name,
      position,
    }));
    if (sources.length > 0) await this.work.repository(SourceEntity).insert(sources);
    await this.work.query(
      'update research.source set paused_at = platform.clock_now($1) where study_id = $1 and code = any($2)',
      [studyId, file.sources.filter(({ paused }) => paused).map(({ code }) => code)],
    );
  }

  async write(studyId: string): Promise<Partial<StudyFile>> {
    const sources = await this.work.query<{ code: string; name: string; paused: boolean }>(
      'select code, name, paused_at is not null as paused from research.source where study_id = $1 order by position',
      [studyId],
    );
    return { sources };
  }

  async obstacles(studyId: string, to: string): Promise<string[]> {
    if (to !== 'recruiting') return [];
    const [row] = await this.work.query('select 1 from research.source where study_id = $1 limit 1', [studyId]);
    // A study may be older than a rule that its screener is held to now.
    const [fault] = faultsOf(await this.screeners.definition(studyId));
    return [
      ...(row ? [] : ['The study has no source, so there is no link to post.']),
      ...(fault ? [`The screener has faults; the first is at ${fault.path}: ${fault.message}`] : []),
    ];
  }

  async hasApplications(studyId: string): Promise<boolean> {
    const [row] = await this.work.query<{ used: boolean }>(
      'select exists (select from research.application where study_id = $1) as used',
      [studyId],
    );
    return row?.used ?? false;
  }
}
