import { Injectable } from '@nestjs/common';

/** Says whether anybody has begun to fill in the screener of a study. */
export type KnowsApplications = (studyId: string) => Promise<boolean>;

/** The slot where the module that keeps the applications says whether there are any. */
@Injectable()
export class ScreenerUse {
  private readonly sources: KnowsApplications[] = [];

  register(source: KnowsApplications): void {
    this.sources.push(source);
  }

  async isUsed(studyId: string): Promise<boolean> {
    const answers = await Promise.all(this.sources.map((source) => source(studyId)));
    return answers.includes(true);
  }
}
