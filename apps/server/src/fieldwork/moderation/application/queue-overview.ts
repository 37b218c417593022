import { Injectable } from '@nestjs/common';
import type { OverviewItem } from '@lytt/shared';
import type { OverviewSource } from '../../study/study.facade.js';
import { ModerationQueries } from './moderation.queries.js';

/** What waits for a moderator, and what waits for a participant. */
@Injectable()
export class QueueOverview implements OverviewSource {
  constructor(private readonly queries: ModerationQueries) {}

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
