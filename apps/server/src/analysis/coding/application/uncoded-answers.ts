import { Injectable } from '@nestjs/common';
import type { OverviewItem } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { OverviewSource } from '../../../fieldwork/study/study.facade.js';

/** Answers that no code has touched: a number to know, nobody is late with it. */
@Injectable()
export class UncodedAnswers implements OverviewSource {
  constructor(private readonly work: UnitOfWork) {}

  async overview(studyId: string): Promise<OverviewItem[]> {
    const [row] = await this.work.query<{ count: number }>(
      `select count(*)::int as count from research.written_post wp
        where wp.study_id = $1 and wp.kind = 'answer' and wp.skip_reason is null
          and not exists (select 1 from research.segment g join research.coding k on k.segment_id = g.id where g.study_id = $1 and g.post_id = wp.post_id)`,
      [studyId],
    );
    return [{ key: 'coding.answers-uncoded', place: 'coding', count: row?.count ?? 0, tone: 'fact' }];
  }
}
