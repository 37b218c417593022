import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Facts } from '../../../platform/events/facts.js';
import { localized } from '../../../platform/pages/pages.js';
import { MailSamples, Notifications, type MailValues } from '../../../foundation/notifications/notifications.facade.js';
import { QuestionClosing } from '../../guide/guide.events.js';
import { Guide } from '../../guide/guide.facade.js';
import { Panel } from '../../panel/panel.facade.js';

/** Before a question closes, those who have neither answered nor passed on it get one mail. */
@Injectable()
export class RemindMissing implements OnModuleInit {
  constructor(
    private readonly facts: Facts,
    private readonly work: UnitOfWork,
    private readonly guide: Guide,
    private readonly panel: Panel,
    private readonly notifications: Notifications,
    private readonly samples: MailSamples,
  ) {}

  onModuleInit(): void {
    this.facts.on(QuestionClosing, (closing) => this.remind(closing));
    this.samples.register(async (studyId, language) => {
      const next = (await this.guide.questions(studyId)).find((question) => question.state !== 'closed');
      const values: MailValues = next
        ? { title: localized(next.title, language), closesAt: next.closesAt.toISOString() }
        : {};
      return values;
    });
  }

  private async remind({ studyId, questionId, timeZone }: QuestionClosing): Promise<void> {
    const question = await this.guide.question(studyId, questionId);
    if (question?.state !== 'open') return;
    const answers = await this.work.query<{ seatId: string }>(
      `select seat_id as "seatId" from research.post where study_id = $1 and question_id = $2 and kind = 'answer'`,
      [studyId, questionId],
    );
    const answered = new Set(answers.map(({ seatId }) => seatId));
    const asked = await this.guide.audience(studyId, questionId, timeZone);
    const missing = new Map(asked.filter(({ seatId }) => !answered.has(seatId)).map((each) => [each.seatId, each]));
    if (missing.size === 0) return;
    const seats = await this.panel.takingPart(studyId);
    await this.notifications.sendAll(
      seats.flatMap(({ seatId, personId, language }) => {
        const closesAt = missing.get(seatId)?.closesAt;
        if (!closesAt) return [];
        return {
          studyId,
          kind: 'reminder',
          key: `reminder:${questionId}:${seatId}`,
          language,
          to: { personId, seatId },
          link: { purpose: 'sign-in' as const, next: `/p/q/${questionId}` },
          values: { title: localized(question.title, language), closesAt: closesAt.toISOString() },
          until: closesAt,
        };
      }),
    );
  }
}
