import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { OverviewItem } from '@lytt/shared';
import { StudyParts, type OverviewSource } from '../../../fieldwork/study/study.facade.js';
import { DocumentsRepository } from '../persistence/documents.repository.js';

/** Answers that no code has touched: a number to know, nobody is late with it. */
@Injectable()
export class CodingOnOverview implements OnModuleInit, OverviewSource {
  constructor(
    private readonly documents: DocumentsRepository,
    private readonly parts: StudyParts,
  ) {}

  onModuleInit(): void {
    this.parts.addOverview(this);
  }

  async overview(studyId: string): Promise<OverviewItem[]> {
    const count = await this.documents.countUncodedAnswers(studyId);
    return [{ key: 'coding.answers-uncoded', place: 'coding', count, tone: 'fact' }];
  }
}
