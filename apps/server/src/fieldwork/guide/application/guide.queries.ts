import { Injectable } from '@nestjs/common';
import type { Localized, Masking, QuestionState } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Studies } from '../../study/study.facade.js';
import { hasOpened, stateOf } from '../domain/question-state.js';

/** A question with its wording in force and its state now. */
export interface QuestionView {
  id: string;
  key: string;
  position: number;
  day: number;
  opensAt: Date;
  closesAt: Date;
  masking: Masking;
  minutes: number;
  version: number;
  title: Localized;
  text: Localized;
  state: QuestionState;
  withdrawn: boolean;
}

/** The same with the wall times that the instants were resolved from. */
export interface PlannedQuestion extends QuestionView {
  opensLocal: string;
  closesDay: number;
  closesLocal: string;
  opened: boolean;
}

@Injectable()
export class GuideQueries {
  constructor(
    private readonly work: UnitOfWork,
    private readonly studies: Studies,
  ) {}

  async all(studyId: string): Promise<PlannedQuestion[]> {
    return this.read(studyId, null);
  }

  async one(studyId: string, questionId: string): Promise<PlannedQuestion | undefined> {
    return (await this.read(studyId, questionId))[0];
  }

  private async read(studyId: string, questionId: string | null): Promise<PlannedQuestion[]> {
    const { phase, now } = await this.studies.facts(studyId);
    const rows = await this.work.query<Omit<PlannedQuestion, 'state' | 'opened'>>(
      `select q.id, q.key, q.position, q.day, q.opens_local as "opensLocal", q.closes_day as "closesDay", q.closes_local as "closesLocal",
              q.opens_at as "opensAt", q.closes_at as "closesAt", q.masking, q.minutes, q.version, q.withdrawn_at is not null as withdrawn, v.title, v.text
         from research.question q
         join research.question_version v on v.question_id = q.id and v.version = q.version
        where q.study_id = $1 and ($2::uuid is null or q.id = $2)
        order by q.position, q.opens_at`,
      [studyId, questionId],
    );
    return rows.map((row) => ({ ...row, state: stateOf(row, phase, now), opened: hasOpened(row, phase, now) }));
  }
}
