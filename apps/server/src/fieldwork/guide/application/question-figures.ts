import { Injectable } from '@nestjs/common';

/** What only the discussion knows about a question. */
export interface FiguresOfQuestion {
  /** Half of the people took no longer from opening the question to sending; null before five have answered. */
  measuredMinutes: number | null;
  answersByVersion: { version: number; answers: number }[];
}

export interface CountsAnswers {
  /** By question; questions that nobody has answered may be absent. */
  figures(studyId: string): Promise<Map<string, FiguresOfQuestion>>;
}

/** The slot in which the discussion, which stands above, says how a question is answered. */
@Injectable()
export class QuestionFigures {
  private counting: CountsAnswers | undefined;

  register(counting: CountsAnswers): void {
    this.counting = counting;
  }

  async inStudy(studyId: string): Promise<Map<string, FiguresOfQuestion>> {
    return (await this.counting?.figures(studyId)) ?? new Map();
  }
}
