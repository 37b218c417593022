import { Injectable } from '@nestjs/common';
import { localized } from '../../../platform/pages/pages.js';
import { Notifications, type Notice } from '../../../foundation/notifications/notifications.facade.js';
import { Panel, type SeatView } from '../../panel/panel.facade.js';
import type { StudyFacts } from '../../study/study.facade.js';
import type { Due } from '../domain/due.js';
import { AudienceRepository, type OnClock } from '../persistence/audience.repository.js';

/** After an outage nobody is told of what opened longer ago than this. */
const NEWS_FOR_MS = 24 * 3_600_000;

/** Tells everybody whom a question opened for; what waits for the same person goes in one mail. */
@Injectable()
export class TellOfOpening {
  constructor(
    private readonly panel: Panel,
    private readonly notifications: Notifications,
    private readonly audiences: AudienceRepository,
  ) {}

  async tellAll(study: StudyFacts, opened: readonly Due[]): Promise<void> {
    const news = opened.filter(
      ({ opensAt, closesAt }) => study.now.getTime() - opensAt.getTime() < NEWS_FOR_MS && closesAt > study.now,
    );
    if (news.length === 0) return;
    const seats = new Map((await this.panel.takingPart(study.id)).map((seat) => [seat.seatId, seat]));
    const named = new Map(news.map((due) => [nameOf(due), due]));
    const audience = await this.audiences.askedOn(study.id, news);
    await this.notifications.sendAll(
      audience.flatMap((one) => {
        const [seat, due] = [seats.get(one.seatId), named.get(nameOf(one))];
        return seat && due ? [notice(study.id, seat, due)] : [];
      }),
    );
  }
}

const nameOf = ({ questionId, timeZone }: OnClock): string => `${questionId} ${timeZone ?? ''}`;

const notice = (
  studyId: string,
  { seatId, personId, language }: SeatView,
  { questionId, title, closesAt }: Due,
): Notice => ({
  studyId,
  kind: 'question-opened',
  key: `question-opened:${questionId}:${seatId}`,
  language,
  to: { personId, seatId },
  link: { purpose: 'sign-in', next: `/p/q/${questionId}` },
  values: { title: localized(title, language), closesAt: closesAt.toISOString() },
  until: closesAt,
});
