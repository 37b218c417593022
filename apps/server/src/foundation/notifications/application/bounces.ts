import { Injectable } from '@nestjs/common';
import { simpleParser } from 'mailparser';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PeopleRegister } from '../../privacy/privacy.facade.js';
import { failedRecipients, mailIdIn, type FailedRecipient } from '../domain/delivery-status.js';
import { Participants } from './participants.js';
import { MailPreferences } from './mail-preferences.js';
import { NoticesRepository } from '../persistence/notices.repository.js';
import { MailingStudyRepository } from '../persistence/mailing-study.repository.js';

const STATUS = /^message\/(global-)?delivery-status$/;
const RETURNED = /^(message\/(rfc822|global)|text\/rfc822-headers|message\/global-headers)$/;

/** What mail servers report later, when they had taken a mail and could not deliver it. */
@Injectable()
export class Bounces {
  constructor(
    private readonly work: UnitOfWork,
    private readonly studies: MailingStudyRepository,
    private readonly notices: NoticesRepository,
    private readonly people: PeopleRegister,
    private readonly participants: Participants,
    private readonly wishes: MailPreferences,
  ) {}

  /**
   * Marks the mail that came back and the address that it was for: found by the Message-ID of the returned mail, else by the
   * recipient in every study that knows the address.
   */
  async read(report: Buffer): Promise<{ notices: number; addresses: number } | 'no-report'> {
    const mail = await simpleParser(report, { keepDeliveryStatus: true });
    const partsOf = (type: RegExp): string =>
      mail.attachments
        .flatMap((part) => (type.test(part.contentType) ? [part.content.toString('utf8')] : []))
        .join('\n');
    const fields = partsOf(STATUS);
    if (fields === '') return 'no-report';
    const failed = failedRecipients(fields);
    const [first] = failed;
    if (!first) return { notices: 0, addresses: 0 };
    const mailId = mailIdIn(partsOf(RETURNED));
    const byMail = mailId ? await this.markMail(mailId, first.status) : { notices: 0, addresses: 0 };
    if (byMail.notices > 0) return byMail;
    return { notices: 0, addresses: await this.markAddresses(failed) };
  }

  private async markMail(mailId: string, status: string): Promise<{ notices: number; addresses: number }> {
    return this.work.run(async () => {
      const rows = await this.notices.markReturned(mailId, status);
      const seats = new Map(rows.flatMap(({ seatId, studyId }) => (seatId ? [[seatId, studyId] as const] : [])));
      for (const [seatId, studyId] of seats) await this.wishes.markFault(studyId, seatId, status);
      return { notices: rows.length, addresses: seats.size };
    });
  }

  private async markAddresses(failed: readonly FailedRecipient[]): Promise<number> {
    const studies = await this.studies.ids();
    let marked = 0;
    for (const { address, status } of failed)
      for (const studyId of address === null ? [] : studies) {
        const people = await this.people.sameAddress(studyId, address ?? '');
        const seats = await this.participants.known.ofPeople(studyId, people);
        for (const { seatId } of seats) await this.wishes.markFault(studyId, seatId, status);
        marked += seats.length;
      }
    return marked;
  }
}
