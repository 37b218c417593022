import { Injectable } from '@nestjs/common';
import type { QueueCounts } from '@lytt/shared';
import { missing } from '../../../platform/errors/domain-error.js';
import { QueueRepository, type QueueRow } from '../persistence/queue.repository.js';
import type { QueueWish } from '../persistence/queue.statement.js';

/** More than a study of thirty people and two weeks can have open; beyond it the filters narrow. */
const AT_ONCE = 500;

@Injectable()
export class ModerationQueries {
  constructor(private readonly rows: QueueRepository) {}

  async queue(studyId: string, wish: QueueWish): Promise<{ items: QueueRow[]; counts: QueueCounts; more: boolean }> {
    const { items, counts } = await this.rows.read(studyId, wish, AT_ONCE + 1);
    return { items: items.slice(0, AT_ONCE), counts, more: items.length > AT_ONCE };
  }

  async item(studyId: string, postId: string): Promise<QueueRow> {
    const { items } = await this.queue(studyId, { list: 'all', postId });
    if (!items[0]) throw missing('answer');
    return items[0];
  }
}
