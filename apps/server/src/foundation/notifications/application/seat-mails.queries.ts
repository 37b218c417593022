import { Injectable } from '@nestjs/common';
import type { Language } from '@lytt/shared';
import type { KeyIn } from '../../../platform/pages/texts.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { localized, Pages } from '../../../platform/pages/pages.js';
import { Participants } from './participants.js';
import { MailingStudyRepository } from '../persistence/mailing-study.repository.js';

export interface SeatMailFacts {
  studyId: string;
  language: Language;
  timeZone: string;
  title(language: Language): string;
  say(language: Language, key: KeyIn<'notifications'>, values?: Record<string, string>): string;
}

/** What the pages about a participant's mails say of the study. */
@Injectable()
export class SeatMails {
  constructor(
    private readonly studies: MailingStudyRepository,
    private readonly participants: Participants,
    private readonly pages: Pages,
  ) {}

  /** `studyId` null: whoever holds a signed link to the seat. */
  async ofSeat(studyId: string | null, seatId: string): Promise<SeatMailFacts> {
    const [seat] = await this.participants.known.ofSeats(studyId, [seatId]);
    if (!seat) throw missing('seat');
    const row = await this.studies.titleAndZone(seat.studyId);
    if (!row) throw missing('study');
    return {
      studyId: seat.studyId,
      language: seat.language,
      timeZone: row.timeZone,
      title: (language) => localized(row.title, language),
      say: (language, key, values = {}) => this.pages.texts.say(language, `notifications.${key}`, values),
    };
  }
}
