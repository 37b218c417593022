import { Injectable } from '@nestjs/common';
import type { Language, Localized } from '@lytt/shared';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** What mails say of their study. */
export interface MailingStudy {
  title: Localized;
  contact: { name: string; organisation: string; email: string };
  timeZone: string;
  firstDay: string;
  lastDay: string;
  days: number;
  now: Date;
}

@Injectable()
export class MailingStudyRepository {
  constructor(private readonly work: UnitOfWork) {}

  async find(studyId: string): Promise<MailingStudy | undefined> {
    const [row] = await this.work.query<MailingStudy>(
      `select title, contact, time_zone as "timeZone", to_char(starts_on, 'YYYY-MM-DD') as "firstDay",
              to_char(starts_on + days - 1, 'YYYY-MM-DD') as "lastDay", days, platform.clock_now(id) as now
         from research.study_facts where id = $1`,
      [studyId],
    );
    return row;
  }

  async titleAndZone(studyId: string): Promise<{ timeZone: string; title: Localized } | undefined> {
    const [row] = await this.work.query<{ timeZone: string; title: Localized }>(
      'select time_zone as "timeZone", title from research.study_facts where id = $1',
      [studyId],
    );
    return row;
  }

  async languages(studyId: string): Promise<Language[] | undefined> {
    const [row] = await this.work.query<{ languages: Language[] }>(
      'select languages from research.study_facts where id = $1',
      [studyId],
    );
    return row?.languages;
  }

  async ids(): Promise<string[]> {
    const rows = await this.work.query<{ id: string }>('select id from research.study_facts');
    return rows.map(({ id }) => id);
  }
}
