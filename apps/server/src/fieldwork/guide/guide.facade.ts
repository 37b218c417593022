import { Injectable } from '@nestjs/common';
import { GuideQueries, type QuestionView } from './application/guide.queries.js';

export type { QuestionView } from './application/guide.queries.js';
export type { KeptStimulus } from './domain/kept-stimulus.js';

/** What other modules may ask about the questions. */
@Injectable()
export class Guide {
  constructor(private readonly queries: GuideQueries) {}

  /** In the order in which they are asked; withdrawn ones too. */
  questions(studyId: string): Promise<QuestionView[]> {
    return this.queries.all(studyId);
  }

  question(studyId: string, questionId: string): Promise<QuestionView | undefined> {
    return this.queries.one(studyId, questionId);
  }
}
