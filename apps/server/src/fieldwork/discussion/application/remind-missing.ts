import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { sayWhen } from '../../../platform/pages/dates.js';
import { localized } from '../../../platform/pages/pages.js';
import { Notifications } from '../../../foundation/notifications/notifications.facade.js';
import { QuestionClosing } from '../../guide/guide.events.js';
import { ASKED_OF, Guide } from '../../guide/guide.facade.js';
import { Panel } from '../../panel/panel.facade.js';
import { Studies } from '../../study/study.facade.js';

/** Before a question closes, those who have neither answered nor passed on it get one mail. */
@Injectable()
export class RemindMissing implements OnModuleInit {
  constructor(
    private readonly facts: Facts,
    private readonly work: UnitOfWork,
    private readonly guide: Guide,
    private readonly studies: Studies,
    private readonly panel: Panel,
    private readonly notifications: Notifications,
  ) {}

  onModuleInit(): void {
    this.facts.on(QuestionClosing, ({ studyId, questionId }) => this.remind(studyId, questionId));
  }

  private async remind(studyId: string, questionId: string): Promise<void> {
    const question = await this.guide.question(studyId, questionId);
    if (question?.state !== 'open') return;
    const study = await this.studies.facts(studyId);
    const missing = await this.work.query<{ seatId: string }>(
      `select me.id as "seatId" from research.seat me join research.question q on q.study_id = me.study_id and q.id = $2
        where me.study_id = $1 and ${ASKED_OF}
          and not exists (select 1 from research.post o where o.study_id = $1 and o.question_id = $2 and o.seat_id = me.id and o.kind = 'answer')`,
      [studyId, questionId],
    );
    const lacking = new Set(missing.map((seat) => seat.seatId));
    for (const seat of await this.panel.takingPart(studyId)) {
      if (!lacking.has(seat.seatId)) continue;
      await this.notifications.send({
        studyId,
        kind: 'reminder',
        key: `reminder:${questionId}:${seat.seatId}`,
        language: seat.language,
        to: { personId: seat.personId, seatId: seat.seatId },
        link: { purpose: 'sign-in', next: `/p/q/${questionId}` },
        values: {
          title: localized(question.title, seat.language),
          closes: sayWhen(question.closesAt, study.now, study.timeZone, seat.language),
        },
      });
    }
  }
}
