import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { CountsAnswers, FiguresOfQuestion } from '../../guide/guide.facade.js';

/** Fewer would be one person's pace. */
const FEWEST = 5;
/** Whoever takes longer has put the phone away in between; such a look says nothing of the question. */
const LONGEST = `interval '2 hours'`;

/** How long a question takes, from its first look to its answer, and who answered which wording. */
@Injectable()
export class CountAnswers implements CountsAnswers {
  constructor(private readonly work: UnitOfWork) {}

  async figures(studyId: string): Promise<Map<string, FiguresOfQuestion>> {
    const minutes = await this.work.query<{ questionId: string; measured: number }>(
      `select p.question_id as "questionId", percentile_cont(0.5) within group (order by extract(epoch from p.created_at - l.first_at)) / 60 as measured
         from research.written_post p join research.question_seen l on l.seat_id = p.seat_id and l.question_id = p.question_id
        where p.study_id = $1 and p.kind = 'answer' and p.skip_reason is null and p.created_at - l.first_at between interval '0' and ${LONGEST}
        group by p.question_id having count(*) >= ${FEWEST}`,
      [studyId],
    );
    const versions = await this.work.query<{ questionId: string; version: number; answers: number }>(
      `select question_id as "questionId", question_version as version, count(*)::int as answers from research.written_post
        where study_id = $1 and kind = 'answer' and skip_reason is null group by question_id, question_version order by question_version`,
      [studyId],
    );
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
