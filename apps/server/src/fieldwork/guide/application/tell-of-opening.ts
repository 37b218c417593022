import { Injectable } from '@nestjs/common';
import { sayWhen } from '../../../platform/pages/dates.js';
import { localized } from '../../../platform/pages/pages.js';
import { Notifications, type Notice } from '../../../foundation/notifications/notifications.facade.js';
import { Panel, type SeatView } from '../../panel/panel.facade.js';
import type { StudyFacts } from '../../study/study.facade.js';
import type { Due } from '../domain/due.js';
import { AudienceQueries } from './audience.queries.js';

/** After an outage nobody is told of what opened longer ago than this. */
const NEWS_FOR_MS = 24 * 3_600_000;

/** Tells everybody whom a question opened for: one mail a person for everything that opened together. */
@Injectable()
export class TellOfOpening {
  constructor(
    private readonly panel: Panel,
    private readonly notifications: Notifications,
    private readonly audiences: AudienceQueries,
  ) {}

  async tell(study: StudyFacts, opened: readonly Due[]): Promise<void> {
    const news = opened.filter(
      ({ opensAt, closesAt }) => study.now.getTime() - opensAt.getTime() < NEWS_FOR_MS && closesAt > study.now,
    );
    const perSeat = new Map<string, Due[]>();
    for (const each of news)
      for (const { seatId } of await this.audiences.of(study.id, each.questionId, each.timeZone))
        perSeat.set(seatId, [...(perSeat.get(seatId) ?? []), each]);
    if (perSeat.size === 0) return;
    const seats = await this.panel.takingPart(study.id);
    await this.notifications.sendAll(
      seats.flatMap((seat) => {
        const [first, ...others] = perSeat.get(seat.seatId) ?? [];
        return first ? [notice(study, seat, first, others.length + 1)] : [];
      }),
    );
  }
}

const notice = (study: StudyFacts, seat: SeatView, first: Due, count: number): Notice => ({
  studyId: study.id,
  kind: 'question-opened',
  key: `question-opened:${first.questionId}:${seat.seatId}`,
  language: seat.language,
  to: { personId: seat.personId, seatId: seat.seatId },
  link: { purpose: 'sign-in', next: count === 1 ? `/p/q/${first.questionId}` : '/p/today' },
  values: {
    count,
    title: localized(first.title, seat.language),
    closes: sayWhen(first.closesAt, study.now, first.timeZone ?? study.timeZone, seat.language),
  },
});
