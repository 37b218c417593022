import { Injectable } from '@nestjs/common';
import type { NoticeState } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Participants } from './participants.js';

export interface NoticeRow {
  id: string;
  kind: string;
  alias: string | null;
  seatId: string | null;
  state: NoticeState;
  channel: 'mail' | 'push';
  fault: string | null;
  createdAt: Date;
  sentAt: Date | null;
  dueAt: Date | null;
}
export interface NoticeFilter {
  kind?: string | undefined;
  state?: NoticeState | undefined;
  seatId?: string | undefined;
  before?: string | undefined;
}

const PAGE = 100;

/** What was sent, waits or failed, by alias; names and addresses are not looked at. */
@Injectable()
export class NoticeLog {
  constructor(
    private readonly work: UnitOfWork,
    private readonly participants: Participants,
  ) {}

  async page(studyId: string, filter: NoticeFilter): Promise<{ items: NoticeRow[]; more: boolean }> {
    const rows = await this.work.query<Omit<NoticeRow, 'alias'>>(
      `select n.id, n.kind, n.seat_id as "seatId", n.state, n.channel, n.fault, n.created_at as "createdAt",
              n.sent_at as "sentAt", n.due_at as "dueAt"
         from research.notice n
        where n.study_id = $1 and ($2::text is null or n.kind = $2) and ($3::text is null or n.state = $3)
          and ($4::uuid is null or n.seat_id = $4) and ($5::timestamptz is null or n.created_at < $5)
        order by n.created_at desc, n.id limit ${PAGE + 1}`,
      [studyId, filter.kind ?? null, filter.state ?? null, filter.seatId ?? null, filter.before ?? null],
    );
    const items = rows.slice(0, PAGE);
    const seats = await this.participants.known.ofSeats(
      studyId,
      items.flatMap(({ seatId }) => seatId ?? []),
    );
    const aliases = new Map(seats.map(({ seatId, alias }) => [seatId, alias]));
    return {
      items: items.map((row) => ({ ...row, alias: aliases.get(row.seatId ?? '') ?? null })),
      more: rows.length > PAGE,
    };
  }

  /** Whom a mail can be shown as. */
  people(studyId: string): Promise<{ seatId: string; alias: string }[]> {
    return this.participants.known.named(studyId);
  }
}
