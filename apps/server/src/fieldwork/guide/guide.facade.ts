import { Injectable } from '@nestjs/common';
import { AudienceRepository, type Audience } from './persistence/audience.repository.js';
import { PlaceQuestions } from './application/place-questions.js';
import { GuideQueries, type QuestionView } from './application/guide.queries.js';

export type { Audience } from './persistence/audience.repository.js';
export type { QuestionView } from './application/guide.queries.js';
export { QuestionFigures, type CountsAnswers, type FiguresOfQuestion } from './application/question-figures.js';
export {
  catchUpUntil,
  closedBeforeJoining,
  closesFor,
  isFor,
  isOpenFor,
  isShownTo,
  opensFor,
  readersOf,
} from './persistence/own-time.fragments.js';
export type { KeptStimulus } from './domain/kept-stimulus.js';

/** What other modules may ask about the questions. */
@Injectable()
export class Guide {
  constructor(
    private readonly queries: GuideQueries,
    private readonly place: PlaceQuestions,
    private readonly audiences: AudienceRepository,
  ) {}

  /** In the order in which they are asked; withdrawn ones too. */
  questions(studyId: string): Promise<QuestionView[]> {
    return this.queries.all(studyId);
  }

  question(studyId: string, questionId: string): Promise<QuestionView | undefined> {
    return this.queries.find(studyId, questionId);
  }

  /** Somebody told another time zone than the study knew of. */
  zonesChanged(studyId: string): Promise<void> {
    return this.place.zonesChanged(studyId);
  }

  /** Who is asked a question on one of its clocks (null: the study's), and when it opens and closes for them. */
  audience(studyId: string, questionId: string, timeZone: string | null): Promise<Audience[]> {
    return this.audiences.askedOn(studyId, [{ questionId, timeZone }]);
  }
}
