import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { StudyFile, StudyPhase } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { StudyParts, type PhaseWatcher, type StudyFileSection } from '../../study/study.facade.js';
import { checkGuide } from '../domain/check-question.js';
import { QuestionEntity, QuestionVersionEntity } from '../persistence/question.entities.js';
import { GuideQueries } from './guide.queries.js';
import { PlaceQuestions } from './place-questions.js';

/** The guide's part of the study file, and its say in whether a study may go to the field. */
@Injectable()
export class GuideSection implements StudyFileSection, PhaseWatcher, OnModuleInit {
  readonly section = 'guide' as const;

  constructor(
    private readonly parts: StudyParts,
    private readonly work: UnitOfWork,
    private readonly place: PlaceQuestions,
    private readonly queries: GuideQueries,
  ) {}

  onModuleInit(): void {
    this.parts.addSection(this);
    this.parts.addWatcher(this);
  }

  check(file: StudyFile): { path: string; message: string }[] {
    return checkGuide(file);
  }

  async read(studyId: string, file: StudyFile): Promise<void> {
    for (const [at, entry] of file.guide.entries()) {
      const id = randomUUID();
      const { key, day, opens, closesDay, closesAt: closes, masking, minutes, title, text } = entry;
      const instants = this.place.instants(file.study, { day, opens, closesDay, closes });
      await this.work.repository(QuestionEntity).insert({
        id,
        studyId,
        key,
        position: at + 1,
        day,
        opensLocal: opens,
        closesDay,
        closesLocal: closes,
        masking,
        minutes,
        ...instants,
      });
      await this.work.repository(QuestionVersionEntity).insert({ questionId: id, version: 1, studyId, title, text });
    }
    await this.place.number(studyId);
  }

  async write(studyId: string): Promise<Pick<StudyFile, 'guide'>> {
    const questions = await this.queries.all(studyId);
    return {
      guide: questions
        .filter((question) => !question.withdrawn)
        .map(({ key, day, opensLocal, closesDay, closesLocal, masking, minutes, title, text }) => ({
          key,
          day,
          opens: opensLocal,
          closesDay,
          closesAt: closesLocal,
          masking,
          minutes,
          title,
          text,
        })),
    };
  }

  async obstacles(studyId: string, to: StudyPhase): Promise<string[]> {
    if (to !== 'field') return [];
    const questions = await this.queries.all(studyId);
    return questions.some((question) => !question.withdrawn) ? [] : ['The guide has no question yet.'];
  }
}
