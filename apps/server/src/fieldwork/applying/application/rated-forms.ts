import { Injectable } from '@nestjs/common';

/** How many completed forms of each source somebody has rated, by the source's id. */
export type CountsRated = (studyId: string) => Promise<ReadonlyMap<string, number>>;

/** The slot where the module that keeps the ratings counts them for the funnel. */
@Injectable()
export class RatedForms {
  private readonly counters: CountsRated[] = [];

  register(counter: CountsRated): void {
    this.counters.push(counter);
  }

  async bySource(studyId: string): Promise<Map<string, number>> {
    const counts = await Promise.all(this.counters.map((counter) => counter(studyId)));
    return new Map(counts.flatMap((count) => [...count]));
  }
}
