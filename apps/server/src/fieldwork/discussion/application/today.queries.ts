import { Injectable } from '@nestjs/common';
import { type Host } from './question-page.queries.js';
import { draftsOf, type Drafts, type Reader } from '../domain/reader.js';
import { TodayStatement, type TodayQuestion, type OpenProbe, type NewLetter } from '../persistence/today.statement.js';

export type { TodayQuestion, OpenProbe, NewLetter } from '../persistence/today.statement.js';
export interface Today {
  reader: Reader;
  questions: TodayQuestion[];
  total: number;
  nextOpensAt: Date | null;
  probes: OpenProbe[];
  letters: NewLetter[];
  hosts: Host[];
  drafts: Drafts;
}

@Injectable()
export class TodayQueries {
  constructor(private readonly statement: TodayStatement) {}

  async today(studyId: string, seatId: string): Promise<Today | undefined> {
    const row = await this.statement.today(studyId, seatId);
    if (!row) return undefined;
    const { total, nextOpensAt, questions, probes, letters, hosts, drafts, ...reader } = row;
    return {
      reader,
      total,
      nextOpensAt,
      letters,
      hosts,
      drafts: draftsOf(drafts),
      questions: questions.map((question) => ({
        ...question,
        opensAt: new Date(question.opensAt),
        closesAt: new Date(question.closesAt),
      })),
      probes: probes.map((probe) => ({ ...probe, askedAt: new Date(probe.askedAt) })),
    };
  }
}
