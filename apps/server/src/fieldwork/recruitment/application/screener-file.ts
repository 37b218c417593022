import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { StudyFile } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { StudyParts, type PhaseWatcher, type StudyFileSection } from '../../study/study.facade.js';
import { ScreenerEntity, ScreenerVersionEntity, SourceEntity } from '../persistence/recruitment.entities.js';
import { checkScreener } from './check-screener.js';
import { faultsOf } from './find-screener-faults.js';
import { Screeners } from './screeners.js';

/** Recruitment's part of the study file: the sources and the screener. */
@Injectable()
export class ScreenerFile implements StudyFileSection, PhaseWatcher, OnModuleInit {
  readonly section = 'screener' as const;

  constructor(
    private readonly work: UnitOfWork,
    private readonly parts: StudyParts,
    private readonly screeners: Screeners,
  ) {}

  onModuleInit(): void {
    this.parts.addSection(this);
    this.parts.addWatcher(this);
  }

  check(file: StudyFile): { path: string; message: string }[] {
    return checkScreener(file);
  }

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
    await this.work.repository(ScreenerEntity).insert({ studyId, definition: file.screener as object });
    await this.work
      .repository(ScreenerVersionEntity)
      .insert({ studyId, version: 1, definition: file.screener as object });
  }

  async write(studyId: string): Promise<Partial<StudyFile>> {
    const sources = await this.work.query<{ code: string; name: string; paused: boolean }>(
      'select code, name, paused_at is not null as paused from research.source where study_id = $1 order by position',
      [studyId],
    );
    return { sources, screener: await this.screeners.definition(studyId) };
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
}
