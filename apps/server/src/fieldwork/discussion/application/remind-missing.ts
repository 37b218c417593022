import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import { Facts } from '../../../platform/events/facts.js';
import { localized } from '../../../platform/pages/pages.js';
import { Notifications, type MailValues, type Notice } from '../../../foundation/notifications/notifications.facade.js';
import { QuestionClosed, QuestionClosing } from '../../guide/guide.events.js';
import { Guide, type Audience } from '../../guide/guide.facade.js';
import { Panel } from '../../panel/panel.facade.js';
import { Studies } from '../../study/study.facade.js';
import { aDayAfter } from '../domain/news.js';
import { AnswersRepository } from '../persistence/answers.repository.js';

/** Before a question closes, and once more when it has, those who have neither answered nor passed on it get one mail. */
@Injectable()
export class RemindMissing implements OnModuleInit {
  constructor(
    private readonly facts: Facts,
    private readonly answers: AnswersRepository,
    private readonly studies: Studies,
    private readonly guide: Guide,
    private readonly panel: Panel,
    private readonly notifications: Notifications,
  ) {}

  onModuleInit(): void {
    this.facts.on(QuestionClosing, (closing) => this.remind(closing));
    this.facts.on(QuestionClosed, (closed) => this.tellLate(closed));
  }

  /** What a mail about a question is filled with when it is previewed. */
  async sampleValues(studyId: string, language: Language): Promise<MailValues> {
    const next = (await this.guide.questions(studyId)).find((question) => question.state !== 'closed');
    const values: MailValues = next
      ? { title: localized(next.title, language), closesAt: next.closesAt.toISOString() }
      : {};
    return values;
  }

  private async remind({ studyId, questionId, timeZone }: QuestionClosing): Promise<void> {
    const question = await this.guide.question(studyId, questionId);
    if (question?.state !== 'open') return;
    const missing = await this.missing(studyId, questionId, timeZone);
    await this.send(studyId, missing, ({ closesAt }, language) => ({
      kind: 'reminder',
      key: `reminder:${questionId}`,
      link: { purpose: 'sign-in', next: `/p/q/${questionId}` },
      values: { title: localized(question.title, language), closesAt: closesAt.toISOString() },
      until: closesAt,
    }));
  }

  /** Not those who joined after it had closed: it was never late for them. */
  private async tellLate({ studyId, questionId, timeZone, at }: QuestionClosed): Promise<void> {
    const until = aDayAfter(at);
    if (until <= (await this.studies.now(studyId))) return;
    const question = await this.guide.question(studyId, questionId);
    if (!question || question.withdrawn) return;
    const missing = await this.missing(studyId, questionId, timeZone);
    await this.send(
      studyId,
      missing.filter(({ closedBeforeJoining }) => !closedBeforeJoining),
      (_, language) => ({
        kind: 'reminder-late',
        key: `reminder-late:${questionId}`,
        link: { purpose: 'sign-in', next: '/p/today' },
        values: { title: localized(question.title, language) },
        until,
      }),
    );
  }

  private async missing(studyId: string, questionId: string, timeZone: string | null): Promise<Audience[]> {
    const answers = await this.answers.whoAnswered(studyId, questionId);
    const answered = new Set(answers.map(({ seatId }) => seatId));
    const asked = await this.guide.audience(studyId, questionId, timeZone);
    // For somebody who came late and has longer it closes neither soon nor now.
    return asked.filter(({ seatId, closesLater }) => !answered.has(seatId) && !closesLater);
  }

  private async send(
    studyId: string,
    missing: readonly Audience[],
    say: (one: Audience, language: Language) => Omit<Notice, 'studyId' | 'language' | 'to'>,
  ): Promise<void> {
    if (missing.length === 0) return;
    const asked = new Map(missing.map((each) => [each.seatId, each]));
    const seats = await this.panel.takingPart(studyId);
    await this.notifications.sendAll(
      seats.flatMap(({ seatId, personId, language }) => {
        const one = asked.get(seatId);
        if (!one) return [];
        const { key, ...said } = say(one, language);
        return { ...said, key: `${key}:${seatId}`, studyId, language, to: { personId, seatId } };
      }),
    );
  }
}
