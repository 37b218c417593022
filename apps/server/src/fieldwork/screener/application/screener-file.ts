import { Injectable } from '@nestjs/common';
import type { StudyFile } from '@lytt/shared';
import type { StudyFileSection } from '../../study/study.facade.js';
import { checkScreener } from '../domain/check-screener.js';
import { ScreenersRepository } from '../persistence/screeners.repository.js';
import { Screeners } from './screeners.js';
import type { Fault } from '../../../platform/errors/fault.js';

/** The screener in the study file. */
@Injectable()
export class ScreenerFile implements StudyFileSection {
  readonly section = 'screener' as const;

  constructor(
    private readonly rows: ScreenersRepository,
    private readonly screeners: Screeners,
  ) {}

  check(file: StudyFile): Fault[] {
    return checkScreener(file);
  }

  async read(studyId: string, { screener }: StudyFile): Promise<void> {
    await this.rows.add(studyId, screener);
  }

  async write(studyId: string): Promise<Partial<StudyFile>> {
    return { screener: await this.screeners.definition(studyId) };
  }
}
