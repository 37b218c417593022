import { Injectable } from '@nestjs/common';
import type { OverviewItem } from '@lytt/shared';
import type { OverviewSource } from '../../../fieldwork/study/study.facade.js';
import { DocumentsRepository } from '../persistence/documents.repository.js';

/** Answers that no code has touched: a number to know, nobody is late with it. */
@Injectable()
export class UncodedAnswers implements OverviewSource {
  constructor(private readonly documents: DocumentsRepository) {}

  async overview(studyId: string): Promise<OverviewItem[]> {
    const count = await this.documents.countUncodedAnswers(studyId);
    return [{ key: 'coding.answers-uncoded', place: 'coding', count, tone: 'fact' }];
  }
}
