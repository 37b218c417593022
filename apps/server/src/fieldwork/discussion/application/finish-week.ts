import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { StudyPhase } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { AllClosed } from '../../guide/guide.events.js';
import { ASKED_OF, CLOSED_BEFORE_JOINING, CLOSES_FOR, READERS } from '../../guide/guide.facade.js';
import { Panel, type SeatView } from '../../panel/panel.facade.js';
import { Studies, StudyParts, type PhaseWatcher } from '../../study/study.facade.js';
import { aWeekAfter } from '../domain/news.js';

interface Finished {
  seatId: string;
  lastClosed: Date;
  didEverything: boolean;
}

/** Of what `me` was asked; what closed before somebody joined who has no time to catch up never was. */
const WAS_ASKED = `${ASKED_OF} and not (${CLOSED_BEFORE_JOINING} and me."catchUpUntil" is null)`;
const ANSWERED = `exists (select 1 from research.post o where o.study_id = q.study_id and o.question_id = q.id and o.seat_id = me."seatId" and o.kind = 'answer')`;
/** Others' answers that were given to `me` in the peer round, and wait for a reply. */
const OWES_REPLIES = `exists (select 1 from research.peer_turn t where t.study_id = q.study_id and t.question_id = q.id and t.seat_id = me."seatId"
  and q.peers is not null having count(t.reply_id) < least(q.peers, count(*)))`;

/**
 * After the last closing: whoever did everything has completed, and everybody who took part is thanked. A study that is closed by
 * hand before that thanks, too; what nobody could answer any more, nobody did.
 */
@Injectable()
export class FinishWeek implements OnModuleInit, PhaseWatcher {
  constructor(
    private readonly facts: Facts,
    private readonly work: UnitOfWork,
    private readonly studies: Studies,
    private readonly parts: StudyParts,
    private readonly panel: Panel,
    private readonly notifications: Notifications,
  ) {}

  onModuleInit(): void {
    this.facts.on(AllClosed, ({ studyId }) => this.finish(studyId));
    this.parts.addWatcher(this);
  }

  async entered(studyId: string, to: StudyPhase): Promise<void> {
    if (to !== 'closed') return;
    const now = await this.studies.now(studyId);
    await this.thank(studyId, await this.panel.takingPart(studyId), () => now);
  }

  private async finish(studyId: string): Promise<void> {
    const finished = new Map((await this.finished(studyId)).map((each) => [each.seatId, each]));
    if (finished.size === 0) return;
    const now = await this.studies.now(studyId);
    const seats = (await this.panel.takingPart(studyId)).filter(({ seatId }) => finished.has(seatId));
    for (const { seatId } of seats) if (finished.get(seatId)?.didEverything) await this.panel.complete(studyId, seatId);
    await this.thank(studyId, seats, (seatId) => finished.get(seatId)?.lastClosed ?? now);
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

  /** Those for whom every question they are asked has closed. */
  private finished(studyId: string): Promise<Finished[]> {
    return this.work.query<Finished>(
      `with me as materialized (${READERS} and s.state in ('agreed','active','completed'))
       select me."seatId", max(${CLOSES_FOR}) as "lastClosed", bool_and(${ANSWERED} and not ${OWES_REPLIES}) as "didEverything"
         from me join research.question q on q.study_id = $1 and q.withdrawn_at is null and ${WAS_ASKED}
        group by me."seatId"
       having bool_and(${CLOSES_FOR} <= me.now)`,
      [studyId],
    );
  }
}
