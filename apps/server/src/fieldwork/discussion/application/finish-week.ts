import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { AllClosed } from '../../guide/guide.events.js';
import { ASKED_OF, CLOSED_BEFORE_JOINING, CLOSES_FOR, READERS } from '../../guide/guide.facade.js';
import { Panel } from '../../panel/panel.facade.js';
import { Studies } from '../../study/study.facade.js';
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

/** After the last closing: whoever did everything has completed, and everybody who took part is thanked. */
@Injectable()
export class FinishWeek implements OnModuleInit {
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

  private async finish(studyId: string): Promise<void> {
    const finished = new Map((await this.finished(studyId)).map((each) => [each.seatId, each]));
    if (finished.size === 0) return;
    const now = await this.studies.now(studyId);
    const seats = (await this.panel.takingPart(studyId)).filter(({ seatId }) => finished.has(seatId));
    for (const { seatId } of seats) if (finished.get(seatId)?.didEverything) await this.panel.complete(studyId, seatId);
    // Who never wrote a word has nothing to be thanked for.
    const tookPart = seats.filter(({ state }) => state !== 'agreed');
    await this.notifications.sendAll(
      tookPart.flatMap(({ seatId, personId, language }) => {
        const until = aWeekAfter(finished.get(seatId)?.lastClosed ?? now);
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
