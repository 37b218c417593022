import { Injectable } from '@nestjs/common';
import type { ClarityState, QueueCounts, QueueKind } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { QUEUE, queueValues, type QueueWish } from './queue.statement.js';

/** Times as the database writes them into JSON. */
export interface QueueRow {
  postId: string;
  kind: QueueKind;
  state: ClarityState;
  since: string;
  deadline: string | null;
  overdue: boolean;
  holderId: string | null;
  seatId: string;
  alias: string | null;
  questionId: string | null;
  body: string;
  version: number;
  createdAt: string;
  editedSince: boolean;
  probes: number;
  lastActivity: string;
}

@Injectable()
export class QueueRepository {
  constructor(private readonly work: UnitOfWork) {}

  async read(studyId: string, wish: QueueWish, limit: number): Promise<{ items: QueueRow[]; counts: QueueCounts }> {
    const [row] = await this.work.query<{ items: QueueRow[]; counts: QueueCounts }>(
      QUEUE,
      queueValues(studyId, wish, limit),
    );
    if (!row) throw new Error('a query of counts always has a row');
    return row;
  }
}
