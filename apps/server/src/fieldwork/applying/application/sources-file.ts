import { Injectable } from '@nestjs/common';
import type { StudyFile, Reason } from '@lytt/shared';
import { faultsOf, Screeners } from '../../screener/screener.facade.js';
import type { PhaseWatcher, StudyFileSection } from '../../study/study.facade.js';
import { ApplicationsRepository } from '../persistence/applications.repository.js';
import { SourcesRepository } from '../persistence/sources.repository.js';
import { because } from '../../../platform/errors/because.js';

/** The sources in the study file, and what has to be there before the links open. */
@Injectable()
export class SourcesFile implements StudyFileSection, PhaseWatcher {
  readonly section = 'sources' as const;

  constructor(
    private readonly sources: SourcesRepository,
    private readonly rows: ApplicationsRepository,
    private readonly screeners: Screeners,
  ) {}

  hasApplications(studyId: string): Promise<boolean> {
    return this.rows.anyIn(studyId);
  }

  async read(studyId: string, { sources }: StudyFile): Promise<void> {
    await this.sources.add(studyId, sources);
  }

  async write(studyId: string): Promise<Partial<StudyFile>> {
    const sources = await this.sources.list(studyId);
    return { sources: sources.map(({ code, name, paused }) => ({ code, name, paused })) };
  }

  async obstacles(studyId: string, to: string): Promise<Reason[]> {
    if (to !== 'recruiting') return [];
    const hasSource = await this.sources.anyIn(studyId);
    // A study may be older than a rule that its screener is held to now.
    const [fault] = faultsOf(await this.screeners.definition(studyId));
    return [
      ...(hasSource ? [] : [because('applying.refusal.no-source')]),
      ...(fault ? [because('applying.refusal.screener-faulty', { path: fault.path, message: fault.reason })] : []),
    ];
  }
}
