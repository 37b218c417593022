import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RatedForms } from '../../applying/applying.facade.js';
import { OpinionsRepository } from '../persistence/opinions.repository.js';

/** Counts the rated for the funnel of the sources. */
@Injectable()
export class CountRated implements OnModuleInit {
  constructor(
    private readonly rows: OpinionsRepository,
    private readonly rated: RatedForms,
  ) {}

  onModuleInit(): void {
    this.rated.register((studyId) => this.rows.ratedBySource(studyId));
  }
}
