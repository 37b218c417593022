import { Injectable } from '@nestjs/common';
import { OpinionsRepository } from '../persistence/opinions.repository.js';

/** Counts the rated for the funnel of the sources. */
@Injectable()
export class CountRated {
  constructor(private readonly rows: OpinionsRepository) {}

  bySource(studyId: string): Promise<ReadonlyMap<string, number>> {
    return this.rows.ratedBySource(studyId);
  }
}
