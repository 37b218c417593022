import { Injectable } from '@nestjs/common';
import type { CountsAnswers, FiguresOfQuestion } from '../../guide/guide.facade.js';
import { AnswersRepository } from '../persistence/answers.repository.js';

/** How long a question takes, from its first look to its answer, and who answered which wording. */
@Injectable()
export class CountAnswers implements CountsAnswers {
  constructor(private readonly answers: AnswersRepository) {}

  async figures(studyId: string): Promise<Map<string, FiguresOfQuestion>> {
    const minutes = await this.answers.measuredMinutes(studyId);
    const versions = await this.answers.countByVersion(studyId);
    const measured = new Map(minutes.map((row) => [row.questionId, Number(row.measured)]));
    const questions = new Set([...versions, ...minutes].map(({ questionId }) => questionId));
    return new Map(
      [...questions].map((id) => [
        id,
        {
          measuredMinutes: measured.get(id) ?? null,
          answersByVersion: versions
            .filter(({ questionId }) => questionId === id)
            .map(({ version, answers }) => ({ version, answers })),
        },
      ]),
    );
  }
}
