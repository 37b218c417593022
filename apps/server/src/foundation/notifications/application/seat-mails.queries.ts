import { Injectable } from '@nestjs/common';
import type { Language, Localized } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { missing } from '../../../platform/errors/domain-error.js';
import { localized, Pages } from '../../../platform/pages/pages.js';

export interface SeatMailFacts {
  studyId: string;
  language: Language;
  timeZone: string;
  title(language: Language): string;
  say(language: Language, key: string, values?: Record<string, string>): string;
}

/** What the pages about a participant's mails say of the study. */
@Injectable()
export class SeatMails {
  constructor(
    private readonly work: UnitOfWork,
    private readonly pages: Pages,
  ) {}

  /** `studyId` null: whoever holds a signed link to the seat. */
  async ofSeat(studyId: string | null, seatId: string): Promise<SeatMailFacts> {
    const [row] = await this.work.query<{ studyId: string; language: Language; timeZone: string; title: Localized }>(
      `select s.study_id as "studyId", s.language, t.time_zone as "timeZone", t.title
         from research.seat s join research.study t on t.id = s.study_id
        where s.id = $1 and ($2::uuid is null or s.study_id = $2)`,
      [seatId, studyId],
    );
    if (!row) throw missing('seat');
    return {
      studyId: row.studyId,
      language: row.language,
      timeZone: row.timeZone,
      title: (language) => localized(row.title, language),
      say: (language, key, values = {}) => this.pages.texts.say(language, `notifications.${key}`, values),
    };
  }
}
