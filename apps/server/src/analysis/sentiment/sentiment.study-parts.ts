import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalDataKeepers } from '../../foundation/privacy/privacy.facade.js';
import { ScorePosts } from './score-posts.js';

/** What sentiment registers with the modules below. */
@Injectable()
export class SentimentStudyParts implements OnModuleInit {
  constructor(
    private readonly keepers: PersonalDataKeepers,
    private readonly scoring: ScorePosts,
  ) {}

  onModuleInit(): void {
    this.keepers.register(this.scoring);
  }
}
