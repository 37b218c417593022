import { Injectable } from '@nestjs/common';
import { estimateQuestion } from '@lytt/shared';
import { Studies } from '../../study/study.facade.js';
import { hasOpened, stateOf } from '../domain/question-state.js';
import { QuestionFigures, type FiguresOfQuestion } from './question-figures.js';
import { StimulusFiles } from './stimulus-files.js';
import { QuestionsRepository, type WordingVersion, type PlannedQuestion } from '../persistence/questions.repository.js';

export type { WordingVersion, PlannedQuestion, QuestionView } from '../persistence/questions.repository.js';

/** What the staff see of it besides. */
export interface GuideQuestion extends PlannedQuestion, FiguresOfQuestion {
  sizes: Map<string, { width: number; height: number }>;
}

@Injectable()
export class GuideQueries {
  constructor(
    private readonly questions: QuestionsRepository,
    private readonly studies: Studies,
    private readonly figures: QuestionFigures,
    private readonly files: StimulusFiles,
  ) {}

  async all(studyId: string): Promise<PlannedQuestion[]> {
    return this.read(studyId, null);
  }

  async find(studyId: string, questionId: string): Promise<PlannedQuestion | undefined> {
    return (await this.read(studyId, questionId))[0];
  }

  /** For the staff's desk: with what only the discussion and the file store know. */
  async forStaff(studyId: string, questionId: string | null = null): Promise<GuideQuestion[]> {
    const questions = await this.read(studyId, questionId);
    const figures = await this.figures.inStudy(studyId);
    const sizes = await this.files.sizes(studyId);
    return questions.map((question) => ({
      ...question,
      ...(figures.get(question.id) ?? { measuredMinutes: null, answersByVersion: [] }),
      sizes,
    }));
  }

  async versions(studyId: string, questionId: string): Promise<WordingVersion[]> {
    const rows = await this.questions.versions(studyId, questionId);
    const answers = (await this.figures.inStudy(studyId)).get(questionId)?.answersByVersion ?? [];
    return rows.map((row) => ({
      ...row,
      answers: answers.find(({ version }) => version === row.version)?.answers ?? 0,
    }));
  }

  private async read(studyId: string, questionId: string | null): Promise<PlannedQuestion[]> {
    const { phase, now, languages } = await this.studies.facts(studyId);
    const rows = await this.questions.read(studyId, questionId, now);
    return rows.map((row) => ({
      ...row,
      estimatedMinutes: estimateQuestion(row, languages[0] ?? 'nb'),
      state: stateOf({ ...row, opensAt: row.firstOpensAt, closesAt: row.lastClosesAt }, phase, now),
      opened: hasOpened({ opensAt: row.firstOpensAt }, phase, now),
    }));
  }
}
