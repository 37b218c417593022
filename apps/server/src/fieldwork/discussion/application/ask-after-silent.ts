import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Facts } from '../../../platform/events/facts.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { DayGone } from '../../guide/guide.events.js';
import { Guide } from '../../guide/guide.facade.js';
import { Panel } from '../../panel/panel.facade.js';
import { Studies } from '../../study/study.facade.js';
import { aDayAfter } from '../domain/news.js';
import { SilenceRepository } from '../persistence/silence.repository.js';

/**
 * When a day has gone by since a question opened, those who have written nothing since get one friendly mail. A silence is
 * told of once: who stays silent is left in peace, and asked after again only after having been heard from.
 */
@Injectable()
export class AskAfterSilent implements OnModuleInit {
  constructor(
    private readonly facts: Facts,
    private readonly silence: SilenceRepository,
    private readonly studies: Studies,
    private readonly guide: Guide,
    private readonly panel: Panel,
    private readonly notifications: Notifications,
  ) {}

  onModuleInit(): void {
    this.facts.on(DayGone, (gone) => this.ask(gone));
  }

  private async ask({ studyId, questionId, timeZone, at }: DayGone): Promise<void> {
    const until = aDayAfter(at);
    const now = await this.studies.now(studyId);
    if (until <= now) return;
    const audience = await this.guide.audience(studyId, questionId, timeZone);
    const silent = await this.silentSince(
      studyId,
      audience.filter(({ agreedAt, opensAt }) => agreedAt !== null && agreedAt <= opensAt),
    );
    if (silent.size === 0) return;
    const seats = await this.panel.takingPart(studyId);
    await this.notifications.sendAll(
      seats
        .filter(({ seatId }) => silent.has(seatId))
        .map(({ seatId, personId, language }) => ({
          studyId,
          kind: 'missed-day',
          key: `missed-day:${questionId}:${seatId}`,
          language,
          to: { personId, seatId },
          link: { purpose: 'sign-in', next: '/p/today' },
          until,
        })),
    );
  }

  private async silentSince(
    studyId: string,
    asked: readonly { seatId: string; opensAt: Date }[],
  ): Promise<ReadonlySet<string>> {
    const rows = await this.silence.unheard(
      studyId,
      JSON.stringify(asked.map(({ seatId, opensAt }) => ({ seatId, opensAt }))),
    );
    return new Set(rows.map(({ seatId }) => seatId));
  }
}
