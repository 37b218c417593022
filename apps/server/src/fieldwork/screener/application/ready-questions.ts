import { Injectable } from '@nestjs/common';
import type { ReadyQuestion } from '@lytt/shared';
import { Studies } from '../../study/study.facade.js';
import { readyQuestions } from '../domain/ready-questions.js';

/** The ready questions for one study: who is of age depends on the year in which it starts. */
@Injectable()
export class ReadyQuestions {
  constructor(private readonly studies: Studies) {}

  async list(studyId: string): Promise<ReadyQuestion[]> {
    const { startsOn } = await this.studies.facts(studyId);
    return readyQuestions(Number(startsOn.slice(0, 4)));
  }
}
