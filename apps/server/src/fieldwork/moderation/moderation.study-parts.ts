import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StudyParts } from '../study/study.facade.js';
import { QueueOverview } from './application/queue-overview.js';

/** What moderation registers with the modules below. */
@Injectable()
export class ModerationStudyParts implements OnModuleInit {
  constructor(
    private readonly study: StudyParts,
    private readonly queue: QueueOverview,
  ) {}

  onModuleInit(): void {
    this.study.addOverview(this.queue);
  }
}
