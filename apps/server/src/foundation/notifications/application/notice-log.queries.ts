import { Injectable } from '@nestjs/common';
import type { NoticeState } from '@lytt/shared';
import { Participants } from './participants.js';
import { NoticesRepository, type NoticeRow } from '../persistence/notices.repository.js';

export type { NoticeRow } from '../persistence/notices.repository.js';
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
    private readonly notices: NoticesRepository,
    private readonly participants: Participants,
  ) {}

  async page(studyId: string, filter: NoticeFilter): Promise<{ items: NoticeRow[]; more: boolean }> {
    const rows = await this.notices.page(
      studyId,
      filter.kind ?? null,
      filter.state ?? null,
      filter.seatId ?? null,
      filter.before ?? null,
      PAGE + 1,
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
