import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language, StoppableMail, WrittenMail } from '@lytt/shared';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ComposeMail, type ComposedMail } from './application/compose-mail.js';
import type { MailValues } from './domain/mail-template.js';
import { MailRuleRows } from './application/mail-rules.js';
import { noticeOf, type MailWords } from './domain/mail-text.js';
import { DELIVER_DUE, inBatches, inQueues, SEND_NOTICE, type Notice } from './domain/notice.js';
import { canWait } from './domain/notice-kinds.js';
import { NoticesRepository } from './persistence/notices.repository.js';
import { ParticipantWishesRepository, type AddressFault } from './persistence/participant-wishes.repository.js';

export type { AddressFault } from './persistence/participant-wishes.repository.js';

export { MailTexts } from './application/mail-texts.js';
export { Bounces } from './application/bounces.js';
export { MailSamples } from './application/mail-samples.js';
export { Participants, type KnowsParticipants, type Participant } from './application/participants.js';
export { MailRuleRows } from './application/mail-rules.js';
export { StaleNotices, type WaitingNotice } from './application/stale-notices.js';
export type { ComposedMail } from './application/compose-mail.js';
export { checkMails } from './domain/check-mails.js';
export { mailTextFaults, type MailWords } from './domain/mail-text.js';
export { MAIL_VARIABLES, type MailValues } from './domain/mail-template.js';
export type { Notice } from './domain/notice.js';

const NOBODY = 'Kari Nordmann';
const AT_ONCE = 100;
/** Code points of a probe that a mail may hold. */
const QUOTED = 200;

@Injectable()
export class Notifications {
  constructor(
    private readonly work: UnitOfWork,
    private readonly wishes: ParticipantWishesRepository,
    private readonly notices: NoticesRepository,
    private readonly jobs: Jobs,
    private readonly composing: ComposeMail,
    private readonly rules: MailRuleRows,
  ) {}

  /** Records the message in the caller's transaction and has it sent afterwards. False: this key had been recorded. */
  async send(notice: Notice): Promise<boolean> {
    return (await this.sendAll([notice])) === 1;
  }

  /** Many at once, in one statement and a job a batch; returns how many were not recorded before. */
  async sendAll(notices: readonly Notice[]): Promise<number> {
    return this.work.run(async () => {
      const rows = await this.notices.record((await this.quotedWhereAllowed(notices)).map(rowOf));
      const atOnce = rows.filter((row) => !row.waits).map((row) => row.id);
      if (atOnce.length > 0)
        await this.jobs.enqueueAll(
          SEND_NOTICE,
          inBatches(atOnce, AT_ONCE).map((ids) => ({ payload: { ids } })),
        );
      for (const studyId of new Set(rows.filter((row) => row.waits).map((row) => row.studyId))) {
        const seats = rows.flatMap((row) => (row.waits && row.studyId === studyId && row.seatId ? [row.seatId] : []));
        await this.jobs.enqueueAll(
          DELIVER_DUE,
          inQueues(studyId, seats).map(({ queue, seatIds }) => ({ payload: { studyId, seatIds }, queue })),
        );
      }
      return rows.length;
    });
  }

  /** What waits under keys that begin so is not sent any more; what has been sent stays sent. Returns how many. */
  async takeBack(studyId: string, keysBegin: string): Promise<number> {
    const rows = await this.notices.takeBack(studyId, keysBegin);
    return rows.length;
  }

  /** Of those recorded under keys that begin so, how many have gone out. */
  sent(studyId: string, keysBegin: string): Promise<number> {
    return this.notices.countSent(studyId, keysBegin);
  }

  /** Participants who want no message of this kind. */
  async stoppedBy(studyId: string, kind: StoppableMail): Promise<ReadonlySet<string>> {
    const rows = await this.wishes.stoppedBy(studyId, kind);
    return new Set(rows.map(({ seatId }) => seatId));
  }

  /** The first words of a probe are recorded only where the study lets its mails hold them. */
  private async quotedWhereAllowed(notices: readonly Notice[]): Promise<Notice[]> {
    const studies = [...new Set(notices.flatMap(({ studyId, values }) => (values?.['quote'] ? [studyId] : [])))];
    const allowed = new Set<string>();
    for (const studyId of studies) if ((await this.rules.current(studyId)).quoteProbe) allowed.add(studyId);
    return notices.map((notice) => {
      const { quote, ...values } = notice.values ?? {};
      return quote === undefined || !allowed.has(notice.studyId)
        ? { ...notice, values }
        : { ...notice, values: { ...values, quote: firstWords(String(quote)) } };
    });
  }

  /**
   * A mail as it would go out, to somebody who does not exist and with a link that leads nowhere; `words` stand in for what
   * the study has saved. Nothing is recorded.
   */
  async preview(
    studyId: string,
    kind: WrittenMail,
    language: Language,
    values: MailValues,
    words?: MailWords,
  ): Promise<ComposedMail> {
    const mails = await this.composing.forStudy(studyId);
    return mails.compose({ kind: noticeOf(kind), values: { ...values, name: NOBODY, link: '#' } }, { language }, words);
  }

  /** Messages that could not be sent, for Overview. */
  failed(studyId: string): Promise<number> {
    return this.notices.countFailed(studyId);
  }

  /** Participants whose address did not take the last mail, for the page that lists them. */
  addressFaults(studyId: string): Promise<AddressFault[]> {
    return this.wishes.addressFaults(studyId);
  }
}

function firstWords(text: string): string {
  const all = [...text.trim()];
  if (all.length <= QUOTED) return all.join('');
  return `${all
    .slice(0, QUOTED)
    .join('')
    .replace(/\s+\S*$/, '')} …`;
}

function rowOf({ studyId, kind, key, language, to, link, values, until }: Notice): Record<string, unknown> {
  const seat = 'personId' in to ? (to.seatId ?? null) : null;
  return {
    id: randomUUID(),
    study: studyId,
    key,
    kind,
    person: 'personId' in to ? to.personId : null,
    invitation: 'staffInvitationId' in to ? to.staffInvitationId : null,
    seat,
    language,
    values: { ...values, link: link ?? null },
    until: until ?? null,
    waits: seat !== null && canWait(kind),
  };
}
