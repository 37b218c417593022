import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { StudyPhase } from '@lytt/shared';
import { Facts } from '../../../platform/events/facts.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { AllClosed } from '../../guide/guide.events.js';
import { Panel, type SeatView } from '../../panel/panel.facade.js';
import { Studies, type PhaseWatcher } from '../../study/study.facade.js';
import { aWeekAfter } from '../domain/news.js';
import { FinishedRepository, type Finished } from '../persistence/finished.repository.js';

/**
 * After the last closing, or when a study is closed by hand before that: whoever did everything has completed, and everybody who
 * took part is thanked. Closed by hand, what had not opened yet was asked of nobody; what stood open was. Opened again, the week goes
 * on for those to whom something is open or yet to come.
 */
@Injectable()
export class FinishWeek implements OnModuleInit, PhaseWatcher {
  constructor(
    private readonly facts: Facts,
    private readonly rows: FinishedRepository,
    private readonly studies: Studies,
    private readonly panel: Panel,
    private readonly notifications: Notifications,
  ) {}

  onModuleInit(): void {
    this.facts.on(AllClosed, ({ studyId }) => this.finish(studyId));
  }

  async entered(studyId: string, to: StudyPhase): Promise<void> {
    if (to === 'field')
      for (const { seatId, allClosed } of await this.finished(studyId, true))
        if (!allClosed) await this.panel.goOn(studyId, seatId);
    if (to !== 'closed') return;
    await this.complete(studyId, await this.finished(studyId, true));
    const now = await this.studies.now(studyId);
    await this.thank(studyId, await this.panel.takingPart(studyId), () => now);
  }

  private async finish(studyId: string): Promise<void> {
    const finished = await this.finished(studyId);
    if (finished.length === 0) return;
    await this.complete(studyId, finished);
    const ended = new Map(finished.map(({ seatId, lastClosed }) => [seatId, lastClosed]));
    const now = await this.studies.now(studyId);
    const seats = (await this.panel.takingPart(studyId)).filter(({ seatId }) => ended.has(seatId));
    await this.thank(studyId, seats, (seatId) => ended.get(seatId) ?? now);
  }

  private async complete(studyId: string, finished: readonly Finished[]): Promise<void> {
    for (const { seatId, didEverything } of finished) if (didEverything) await this.panel.complete(studyId, seatId);
  }

  /** Once, however it ended. */
  private async thank(studyId: string, seats: readonly SeatView[], endedFor: (seatId: string) => Date): Promise<void> {
    const now = await this.studies.now(studyId);
    // Who never wrote a word has nothing to be thanked for.
    const tookPart = seats.filter(({ state }) => state !== 'agreed');
    await this.notifications.sendAll(
      tookPart.flatMap(({ seatId, personId, language }) => {
        const until = aWeekAfter(endedFor(seatId));
        if (until <= now) return [];
        return {
          studyId,
          kind: 'thanks',
          key: `thanks:${seatId}`,
          language,
          to: { personId, seatId },
          link: { purpose: 'sign-in' as const, next: '/p/mine' },
          until,
        };
      }),
    );
  }

  /** Those for whom every question they are asked has closed, or, `byHand`, closes now; and whether they did all that had opened. */
  private finished(studyId: string, byHand = false): Promise<Finished[]> {
    return this.rows.whoFinished(studyId, byHand);
  }
}
