import { Injectable } from '@nestjs/common';
import { PlaceQuestions } from './application/place-questions.js';
import { GuideQueries, type QuestionView } from './application/guide.queries.js';

export type { QuestionView } from './application/guide.queries.js';
export { QuestionFigures, type CountsAnswers, type FiguresOfQuestion } from './application/question-figures.js';
export { ASKED_OF, CLOSES_FOR, OPENS_FOR } from './application/own-time.js';
export type { KeptStimulus } from './domain/kept-stimulus.js';

/** What other modules may ask about the questions. */
@Injectable()
export class Guide {
  constructor(
    private readonly queries: GuideQueries,
    private readonly place: PlaceQuestions,
  ) {}

  /** In the order in which they are asked; withdrawn ones too. */
  questions(studyId: string): Promise<QuestionView[]> {
    return this.queries.all(studyId);
  }

  question(studyId: string, questionId: string): Promise<QuestionView | undefined> {
    return this.queries.one(studyId, questionId);
  }

  /** Somebody told another time zone than the study knew of. */
  zonesChanged(studyId: string): Promise<void> {
    return this.place.onOwnClocks(studyId);
  }
}
