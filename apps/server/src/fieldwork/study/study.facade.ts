import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { missing } from '../../platform/errors/domain-error.js';
import { StudiesRepository, type ListedStudy, type StudyNow } from './persistence/studies.repository.js';
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
export interface StudyFacts extends StudyNow {
  day: number;
}

@Injectable()
export class Studies {
  constructor(
    private readonly studies: StudiesRepository,
    private readonly clock: Clock,
  ) {}

  async facts(studyId: string): Promise<StudyFacts> {
    return this.found({ id: studyId });
  }

  async factsBySlug(slug: string): Promise<StudyFacts> {
    return this.found({ slug });
  }

  private async found(by: { id: string } | { slug: string }): Promise<StudyFacts> {
    const row = await this.studies.find(by);
    if (!row) throw missing('study');
    return { ...row, day: studyDay(row.startsOn, row.days, row.timeZone, row.now) };
  }

  now(studyId: string): Promise<Date> {
    return this.clock.now(studyId);
  }

  visibleTo(staffId: string, all: boolean): Promise<ListedStudy[]> {
    return this.studies.visibleTo(staffId, all);
  }

  /** Studies whose questions can be open: what the ticks look at. */
  inTheField(): Promise<string[]> {
    return this.studies.idsInPhases(['field']);
  }

  /** Studies that are not over. */
  notClosed(): Promise<string[]> {
    return this.studies.idsInPhases(['draft', 'recruiting', 'field']);
  }

  /** Whoever locks the same study waits until the current transaction has ended. */
  lock(studyId: string): Promise<void> {
    return this.studies.lock(studyId);
  }
}
