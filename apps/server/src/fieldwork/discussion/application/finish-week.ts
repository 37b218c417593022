import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { StudyPhase } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { AllClosed } from '../../guide/guide.events.js';
import { ASKED_OF, CLOSED_BEFORE_JOINING, CLOSES_FOR, OPENS_FOR, READERS } from '../../guide/guide.facade.js';
import { Panel, type SeatView } from '../../panel/panel.facade.js';
import { Studies, type PhaseWatcher } from '../../study/study.facade.js';
import { aWeekAfter } from '../domain/news.js';

interface Finished {
  seatId: string;
  lastClosed: Date;
  didEverything: boolean;
  allClosed: boolean;
}

/** Of what `me` is asked; what closed before somebody joined who has no time to catch up never was. */
const WAS_ASKED = `${ASKED_OF} and not (${CLOSED_BEFORE_JOINING} and me."catchUpUntil" is null)`;
const ANSWERED = `exists (select 1 from research.post o where o.study_id = q.study_id and o.question_id = q.id and o.seat_id = me."seatId" and o.kind = 'answer')`;
/** Others' answers that were given to `me` in the peer round, and wait for a reply. */
const OWES_REPLIES = `exists (select 1 from research.peer_turn t where t.study_id = q.study_id and t.question_id = q.id and t.seat_id = me."seatId"
  and q.peers is not null having count(t.reply_id) < least(q.peers, count(*)))`;

/**
 * After the last closing, or when a study is closed by hand before that: whoever did everything has completed, and everybody who
 * took part is thanked. Closed by hand, what had not opened yet was asked of nobody; what stood open was. Opened again, the week goes
 * on for those to whom something is open or yet to come.
 */
@Injectable()
export class FinishWeek implements OnModuleInit, PhaseWatcher {
  constructor(
    private readonly facts: Facts,
    private readonly work: UnitOfWork,
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
    return this.work.query<Finished>(
      `with me as materialized (${READERS} and s.state in ('agreed','active','completed'))
       select me."seatId", max(${CLOSES_FOR}) as "lastClosed",
              coalesce(bool_and(${ANSWERED} and not ${OWES_REPLIES}) filter (where ${OPENS_FOR} <= me.now), false) as "didEverything",
              bool_and(${CLOSES_FOR} <= me.now) as "allClosed"
         from me join research.question q on q.study_id = $1 and q.withdrawn_at is null and ${WAS_ASKED}
        group by me."seatId"
       having $2 or bool_and(${CLOSES_FOR} <= me.now)`,
      [studyId, byHand],
    );
  }
}
