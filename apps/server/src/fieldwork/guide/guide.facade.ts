import { Injectable } from '@nestjs/common';
import { AudienceQueries, type Audience } from './application/audience.queries.js';
import { PlaceQuestions } from './application/place-questions.js';
import { GuideQueries, type QuestionView } from './application/guide.queries.js';

export type { Audience } from './application/audience.queries.js';
export type { QuestionView } from './application/guide.queries.js';
export { QuestionFigures, type CountsAnswers, type FiguresOfQuestion } from './application/question-figures.js';
export {
  ASKED_OF,
  CATCH_UP_UNTIL,
  CLOSED_BEFORE_JOINING,
  CLOSES_FOR,
  OPEN_FOR,
  OPENS_FOR,
  READERS,
  SHOWN_TO,
  WAITS_FOR_PREVIOUS,
} from './application/own-time.js';
export type { KeptStimulus } from './domain/kept-stimulus.js';

/** What other modules may ask about the questions. */
@Injectable()
export class Guide {
  constructor(
    private readonly queries: GuideQueries,
    private readonly place: PlaceQuestions,
    private readonly audiences: AudienceQueries,
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
    return this.place.zonesChanged(studyId);
  }

  /** Who is asked a question on one of its clocks (null: the study's), and when it opens and closes for them. */
  audience(studyId: string, questionId: string, timeZone: string | null): Promise<Audience[]> {
    return this.audiences.of(studyId, questionId, timeZone);
  }
}
