import { Injectable } from '@nestjs/common';

/** A message that waits for its hour. */
export interface WaitingNotice {
  id: string;
  seatId: string;
  kind: string;
  key: string;
}
/** Which of these say nothing new to their reader any more, by id. */
export type KnowsWhatIsOld = (studyId: string, waiting: readonly WaitingNotice[]) => Promise<ReadonlySet<string>>;

/** Somebody may have done by now what a waiting message is about: the module that sends it registers how it knows. */
@Injectable()
export class StaleNotices {
  private readonly sources: KnowsWhatIsOld[] = [];

  register(source: KnowsWhatIsOld): void {
    this.sources.push(source);
  }

  async old(studyId: string, waiting: readonly WaitingNotice[]): Promise<ReadonlySet<string>> {
    const found = await Promise.all(this.sources.map((source) => source(studyId, waiting)));
    return new Set(found.flatMap((ids) => [...ids]));
  }
}
