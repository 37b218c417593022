import { Injectable } from '@nestjs/common';
import type { StudyFile } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { StudyFileSection } from '../../study/study.facade.js';
import { checkScreener } from '../domain/check-screener.js';
import { ScreenerEntity, ScreenerVersionEntity } from '../persistence/screener.entities.js';
import { Screeners } from './screeners.js';

/** The screener in the study file. */
@Injectable()
export class ScreenerFile implements StudyFileSection {
  readonly section = 'screener' as const;

  constructor(
    private readonly work: UnitOfWork,
    private readonly screeners: Screeners,
  ) {}

  check(file: StudyFile): { path: string; message: string }[] {
    return checkScreener(file);
  }

  async read(studyId: string, { screener }: StudyFile): Promise<void> {
    await this.work.repository(ScreenerEntity).insert({ studyId, definition: screener as object });
    await this.work.repository(ScreenerVersionEntity).insert({ studyId, version: 1, definition: screener as object });
  }

  async write(studyId: string): Promise<Partial<StudyFile>> {
    return { screener: await this.screeners.definition(studyId) };
  }
}
