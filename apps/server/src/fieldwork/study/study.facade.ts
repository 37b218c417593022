import { Injectable } from '@nestjs/common';
import type { LetterSection, AgreementSection, Localized, StudyPhase, StudySection } from '@lytt/shared';
import type { z } from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { missing } from '../../platform/errors/domain-error.js';
import { studyDay } from './domain/study-day.js';

export { instantOf, isTimeZone, studyDay } from './domain/study-day.js';
export {
  StudyParts,
  type OverviewSource,
  type PhaseWatcher,
  type StudyFileSection,
} from './application/study-parts.js';
export { StudyFiles } from './application/study-file.js';

/** A study as other modules need it, with its own time. */
export interface StudyFacts {
  id: string;
  slug: string;
  phase: StudyPhase;
  title: Localized;
  languages: ('nb' | 'nn' | 'en')[];
  timeZone: string;
  startsOn: string;
  days: number;
  contact: StudySection['contact'];
  letter: z.infer<typeof LetterSection>;
  agreement: z.infer<typeof AgreementSection>;
  now: Date;
  day: number;
}

@Injectable()
export class Studies {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async facts(studyId: string): Promise<StudyFacts> {
    return this.one('s.id = $1', studyId);
  }

  async factsBySlug(slug: string): Promise<StudyFacts> {
    return this.one('s.slug = $1', slug);
  }

  private async one(where: string, value: string): Promise<StudyFacts> {
    const [row] = await this.work.query<Omit<StudyFacts, 'day'>>(
      `select s.id, s.slug, s.phase, s.title, s.languages, s.time_zone as "timeZone", to_char(s.starts_on, 'YYYY-MM-DD') as "startsOn", s.days,
              s.contact, s.letter, s.agreement, platform.clock_now(s.id) as now
         from research.study s where ${where}`,
      [value],
    );
    if (!row) throw missing('study');
    return { ...row, day: studyDay(row.startsOn, row.days, row.timeZone, row.now) };
  }

  now(studyId: string): Promise<Date> {
    return this.clock.now(studyId);
  }

  /** Studies whose questions can be open: what the ticks look at. */
  async inTheField(): Promise<string[]> {
    const rows = await this.work.query<{ id: string }>(`select id from research.study where phase = 'field'`);
    return rows.map((row) => row.id);
  }
}
