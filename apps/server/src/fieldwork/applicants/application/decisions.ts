import { Injectable } from '@nestjs/common';
import {
  LANGUAGES,
  type Decision,
  type Language,
  type MailText,
  type MailVariable,
  type StaffActor,
  type Reason,
} from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { conflict, invalid } from '../../../platform/errors/domain-error.js';
import { Live } from '../../../platform/live/live.js';
import { Audit } from '../../../foundation/audit/audit.facade.js';
import {
  MAIL_VARIABLES,
  mailTextFaults,
  MailTexts,
  Notifications,
  type ComposedMail,
  type MailWords,
} from '../../../foundation/notifications/notifications.facade.js';
import { Studies } from '../../study/study.facade.js';
import { deletedOn, inDays, mailFacts, sayDeadline } from '../domain/mail-facts.js';
import { DecisionSenders, waitingIn, type DecisionObstacle, type DecisionState } from './decision-senders.js';
import { Screeners } from '../../screener/screener.facade.js';
import { Standings } from './standings.js';
import { because } from '../../../platform/errors/because.js';

export interface DecisionView extends DecisionState {
  decision: Decision;
  told: number;
  text: {
    subject: Partial<Record<Language, string>>;
    body: Partial<Record<Language, string>>;
    own: boolean;
    variables: MailVariable[];
  };
}

const WHY_NOT: Record<DecisionObstacle, Reason> = {
  'no-draw': because('applicants.refusal.decision-no-draw'),
  'still-recruiting': because('applicants.refusal.decision-still-recruiting'),
  'not-open': because('applicants.refusal.decision-not-open'),
  closed: because('applicants.refusal.decision-closed'),
};

/** The panel knows how long people have to answer; a preview shows a day of its own. */
const SHOWN_DAYS = 4;

/** The answers that everybody who applied is owed: their words, how many wait, and the sending. */
@Injectable()
export class Decisions {
  constructor(
    private readonly work: UnitOfWork,
    private readonly senders: DecisionSenders,
    private readonly standings: Standings,
    private readonly texts: MailTexts,
    private readonly notifications: Notifications,
    private readonly studies: Studies,
    private readonly screeners: Screeners,
    private readonly audit: Audit,
    private readonly live: Live,
  ) {}

  async list(studyId: string): Promise<DecisionView[]> {
    const told = await this.standings.toldCounts(studyId);
    const own = await this.texts.all(studyId);
    return Promise.all(
      this.senders.all().map(async (sender) => ({
        decision: sender.decision,
        told: told[sender.decision] ?? 0,
        ...(await sender.state(studyId)),
        text: this.effective(sender.decision, own[sender.decision]),
      })),
    );
  }

  /** `null` goes back to Lytt's words. Languages that the editor does not show stay as the study file brought them. */
  async write(actor: StaffActor, studyId: string, decision: Decision, text: MailText | null): Promise<void> {
    await this.work.run(async () => {
      const before = await this.texts.own(studyId, decision);
      const whole = text && {
        subject: { ...before?.subject, ...text.subject },
        body: { ...before?.body, ...text.body },
      };
      await this.texts.write(studyId, decision, whole);
      await this.audit.record(actor, 'recruitment.mail-written', studyId, { decision, own: text !== null });
      await this.live.tell({ studyId, topic: 'application' });
    });
  }

  /** `words` not saved yet are refused as they would be when saved. */
  async preview(studyId: string, decision: Decision, language: Language, words?: MailWords): Promise<ComposedMail> {
    if (words) {
      const faults = mailTextFaults(
        decision,
        { subject: { [language]: words.subject }, body: { [language]: words.body } },
        'text.',
      ).map(({ path, reason }) => ({ path: path.slice(0, -language.length - 1), reason }));
      if (faults.length > 0)
        throw invalid('mail-text.invalid', because('applicants.refusal.mail-text-invalid'), faults);
    }
    const study = await this.studies.facts(studyId);
    const { deleteNotSelectedAfterDays } = await this.screeners.definition(studyId);
    const values = {
      ...mailFacts(study, language),
      answerBy: sayDeadline(inDays(study, SHOWN_DAYS), study.timeZone, language),
      deletedOn: deletedOn(study, deleteNotSelectedAfterDays, language),
    };
    return this.notifications.preview(studyId, decision, language, values, words);
  }

  /** All who wait, or nobody: when their number is not the one that the sender saw, nothing is sent. */
  async send(actor: StaffActor, studyId: string, decision: Decision, expected: number): Promise<number> {
    return this.work.run(async () => {
      await this.standings.lockDecisions(studyId);
      const sender = this.senders.sender(decision);
      const state = await sender.state(studyId);
      if (state.obstacle) throw conflict(`recruitment.decision-${state.obstacle}`, WHY_NOT[state.obstacle]);
      const waiting = waitingIn(state.waiting);
      const sent = waiting === expected ? await sender.send(actor, studyId) : waiting;
      // Counted again by the sending itself, whose rows nobody else can change any more.
      if (sent !== expected)
        throw conflict('recruitment.other-number', because('applicants.refusal.other-number', { expected, sent }));
      await this.audit.record(actor, 'recruitment.decision-sent', studyId, {
        decision,
        sent,
        languages: state.waiting,
      });
      return sent;
    });
  }

  private effective(decision: Decision, own: MailText | undefined): DecisionView['text'] {
    const words = LANGUAGES.map((language) => [language, this.texts.effective(decision, language, own)] as const);
    return {
      subject: Object.fromEntries(words.map(([language, { subject }]) => [language, subject])),
      body: Object.fromEntries(words.map(([language, { body }]) => [language, body])),
      own: own !== undefined,
      variables: [...MAIL_VARIABLES[decision]],
    };
  }
}
