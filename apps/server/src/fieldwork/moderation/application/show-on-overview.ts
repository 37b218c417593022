import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { OverviewItem } from '@lytt/shared';
import { StudyParts, type OverviewSource } from '../../study/study.facade.js';
import { ModerationQueries } from './moderation.queries.js';

/** What waits for a moderator, and what waits for a participant. */
@Injectable()
export class ShowOnOverview implements OverviewSource, OnModuleInit {
  constructor(
    private readonly parts: StudyParts,
    private readonly queries: ModerationQueries,
  ) {}

  onModuleInit(): void {
    this.parts.addOverview(this);
  }

  async overview(studyId: string): Promise<OverviewItem[]> {
    const { counts } = await this.queries.queue(studyId, { list: 'questions' });
    const item = (
      key: 'unread' | 'unclear' | 'questions' | 'answered' | 'waiting' | 'settled',
      count: number,
      tone: OverviewItem['tone'],
    ): OverviewItem => ({ key: `moderation.${key}`, place: 'fieldwork', count, tone });
    return [
      item('unread', counts.unread, 'needs'),
      item('unclear', counts.unclear, 'needs'),
      item('questions', counts.questions, 'needs'),
      item('answered', counts.answered, 'needs'),
      item('waiting', counts.probed, 'fact'),
      item('settled', counts.settled, 'fact'),
    ];
  }
}
