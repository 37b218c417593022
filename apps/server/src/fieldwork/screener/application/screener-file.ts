import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { StudyFile } from '@lytt/shared';
import { StudyParts, type StudyFileSection } from '../../study/study.facade.js';
import { checkScreener } from '../domain/check-screener.js';
import { ScreenersRepository } from '../persistence/screeners.repository.js';
import { Screeners } from './screeners.js';

/** The screener in the study file. */
@Injectable()
export class ScreenerFile implements StudyFileSection, OnModuleInit {
  readonly section = 'screener' as const;

  constructor(
    private readonly rows: ScreenersRepository,
    private readonly parts: StudyParts,
    private readonly screeners: Screeners,
  ) {}

  onModuleInit(): void {
    this.parts.addSection(this);
  }

  check(file: StudyFile): { path: string; message: string }[] {
    return checkScreener(file);
  }

  async read(studyId: string, { screener }: StudyFile): Promise<void> {
    await this.rows.add(studyId, screener);
  }

  async write(studyId: string): Promise<Partial<StudyFile>> {
    return { screener: await this.screeners.definition(studyId) };
  }
}
